'use strict';
// Runs inside a child process: one cloud function, one invocation at a time, as one instance in the cloud.

/** @typedef {{ id: string, event: string, context: object, environment: Record<string, string>, offsetMs: number }} Invocation */
/** @typedef {{ main: (event: unknown, context: object) => unknown }} Entry */

const NativeDate = Date;
let offsetMs = 0;
const now = () => NativeDate.now() + offsetMs;

/** The simulated time, for everything in this process that asks for the time of day. @type {DateConstructor} */
const SimulatedDate = new Proxy(NativeDate, {
  construct: (target, args, newTarget) => {
    const time = args.length === 0 ? [now()] : args;
    return Reflect.construct(target, time, newTarget === SimulatedDate ? target : newTarget);
  },
  apply: () => new NativeDate(now()).toString(),
  get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
});
NativeDate.prototype.constructor = SimulatedDate;
globalThis.Date = SimulatedDate;

const boot = JSON.parse(process.env['SIMULATOR_BOOT'] ?? '{}');
delete process.env['SIMULATOR_BOOT'];
offsetMs = boot.offsetMs;
const own = new Set(Object.keys(process.env));
/** @type {string | null} */
let running = null;

/** What the caller is told; the stack goes to the function's own log. @param {unknown} error */
function textOf(error) {
  console.error(error instanceof Error ? error.stack : error);
  return String(error);
}

/** @param {object} message @param {() => void} [after] */
function send(message, after) {
  process.send?.(message, undefined, undefined, after);
}

/** Makes the call's variables visible and forgets those of the call before. @param {Record<string, string>} environment */
function takeIdentity(environment) {
  for (const name of Object.keys(process.env)) if (!own.has(name)) delete process.env[name];
  Object.assign(process.env, environment);
  const names = Object.keys(environment).filter((name) => name.startsWith('WX_'));
  process.env['WX_CONTEXT_KEYS'] = names.join(',');
}

/** @param {Entry} entry @param {Invocation} invocation */
async function run(entry, { id, event, context, environment }) {
  running = id;
  takeIdentity(environment);
  try {
    const result = await entry.main(JSON.parse(event), context);
    send({ type: 'result', id, result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    send({ type: 'failure', id, error: textOf(error) });
  } finally {
    running = null;
    takeIdentity({});
  }
}

/** @param {unknown} error */
function die(error) {
  const id = running;
  send({ type: 'failure', id, error: textOf(error), fatal: true }, () => process.exit(1));
}
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
process.on('disconnect', () => process.exit(0));

try {
  const entry = require(boot.entry);
  if (typeof entry.main !== 'function') throw new Error(`${boot.entry} has no exports.main`);
  process.on('message', (/** @type {Invocation & { type: string }} */ message) => {
    offsetMs = message.offsetMs;
    if (message.type === 'invoke') void run(entry, message);
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'unloadable', error: textOf(error) }, () => process.exit(1));
}
