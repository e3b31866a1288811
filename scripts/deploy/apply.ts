import type { Account, FunctionSettings } from './account';
import { variablesBetween, withdrawnBetween } from './changeover';
import type { Declaration } from './declaration';
import { DeployFailure } from './failure';
import type { Change, Step } from './step';

/** Carries out the steps one after the other. The first that fails ends it: what was done stays, and another run goes on from there. */
export async function applySteps(
  steps: readonly Step[],
  account: Account,
  declaration: Declaration,
  onDone: (step: Step, number: number) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    try {
      await carryOut(step.change, account, declaration);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DeployFailure(
        `第 ${index + 1} 步没有做成：${step.what}。原因：${reason}\n` +
          `已做完 ${index} 步，还剩 ${steps.length - index} 步；做完的不会重做，排除原因后再运行同一条命令就会接着做。`,
        { cause: error },
      );
    }
    onDone(step, index + 1);
  }
}

function carryOut(change: Change, account: Account, { settings, code }: Declaration): Promise<void> {
  switch (change.do) {
    case 'create-collection':
      return account.createCollection(change.collection);
    case 'set-access':
      return account.setAccess(change.collection, change.access);
    case 'create-index':
      return account.createIndex(change.collection, change.index);
    case 'drop-index':
      return account.dropIndex(change.collection, change.index);
    case 'set-storage-rule':
      return account.setStorageRule(change.rule);
    case 'create-function':
      return account.createFunction(settings(change.function), code(change.function));
    case 'configure-function': {
      const declared = settings(change.function);
      return account.configureFunction(change.changingOver ? changingOver(declared) : declared);
    }
    case 'wait-for-calls':
      return account.untilCallsEnded();
    case 'upload-code':
      return account.uploadCode(settings(change.function), code(change.function));
    case 'create-trigger':
      return account.createTrigger(change.function, change.trigger);
    case 'remove-trigger':
      return account.removeTrigger(change.function, change.trigger);
  }
}

function changingOver(settings: FunctionSettings): FunctionSettings {
  return { ...settings, variables: variablesBetween(settings.variables), withdrawn: withdrawnBetween };
}
