import type { BehaviorHandle, CodeSpace, Definition } from './engine';

let builtIn: Map<string, BehaviorHandle> | null = null;

/** Behaviors that the program names by `wx://…`; the engine knows them only as objects. */
export function installBehaviors(space: CodeSpace): void {
  const register = (definition: Definition): BehaviorHandle => space.behavior().definition(definition).register();
  builtIn = new Map([
    ['wx://form-field', register({ properties: { name: { type: String }, value: { type: null } } })],
    ['wx://form-field-group', register({})],
    ['wx://form-field-button', register({})],
    ['wx://component-export', register({})],
  ]);
}

export function replaceBehaviors(definition: Definition): Definition {
  const behaviors = definition['behaviors'];
  if (!Array.isArray(behaviors)) return { ...definition };
  return { ...definition, behaviors: behaviors.map(resolveBehavior) };
}

function resolveBehavior(behavior: unknown): unknown {
  if (typeof behavior !== 'string') return behavior;
  const found = builtIn?.get(behavior);
  if (!found) throw new Error(`not simulated: behavior ${behavior}`);
  return found;
}
