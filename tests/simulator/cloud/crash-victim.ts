// Runs a cloud under load until it is killed; prints each write that was acknowledged.
import { startCloud } from '../../../simulator/cloud/cloud';
import { laboratoryOptions } from './laboratory';

const WRITERS = 8;
const SCRIPT = `
  if (event.pair) {
    await db.runTransaction(async (t) => {
      await t.collection('users').add({ data: { _id: event.id + '-a', pair: event.id } });
      await t.collection('users').add({ data: { _id: event.id + '-b', pair: event.id } });
    });
  } else {
    await db.collection('things').add({ data: { _id: event.id, code: event.id, tags: ['t'] } });
    await db.collection('things').where({ _id: event.id }).update({ data: { seen: true, tags: _.push(['u']) } });
  }`;

async function main(): Promise<void> {
  const [dataDir = '', round = ''] = process.argv.slice(2);
  const cloud = await startCloud(laboratoryOptions(dataDir));
  process.stdout.write('ready\n');
  const write = async (writer: number): Promise<never> => {
    for (let i = 0; ; i++) {
      const id = `${round}-${writer}-${i}`;
      await cloud.call('o1', 'probe', { code: SCRIPT, id, pair: i % 3 === 0 });
      process.stdout.write(`${i % 3 === 0 ? 'pair' : 'one'} ${id}\n`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
}

void main();
