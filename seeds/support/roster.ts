import type { ActionName, Input, Output } from '../../contract/index';

interface Asker {
  ask<N extends ActionName>(action: N, input: Input<N>): Promise<Output<N>>;
}

type Progress = Output<'ledger.getImport'>;

const pauseMs = 50;
const patienceMs = 120_000;

/** Checks a roster and waits for what is found. @throws when its columns are not known or it cannot be read */
export async function checkRoster(person: Asker, input: Input<'ledger.checkRoster'>): Promise<Progress> {
  const { importId } = await person.ask('ledger.checkRoster', input);
  const found = await reached(person, importId);
  if (found.state !== 'checked') throw new Error(`The roster is ${found.state}: ${found.problem ?? ''}`);
  return found;
}

/** Checks a roster and takes all of it in that has no fault. */
export async function takeRoster(person: Asker, input: Input<'ledger.checkRoster'>): Promise<Progress> {
  const { importId } = await checkRoster(person, input);
  await person.ask('ledger.importRoster', { importId, acceptChanges: true, acceptDoubtful: true });
  return reached(person, importId);
}

/** The import once nothing is under way any more. */
export async function reached(person: Asker, importId: string): Promise<Progress> {
  for (let waited = 0; waited < patienceMs; waited += pauseMs) {
    const found = await person.ask('ledger.getImport', { importId });
    if (found.state !== 'checking' && found.state !== 'importing') return found;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`The import ${importId} is still under way`);
}
