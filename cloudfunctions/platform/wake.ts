import { cloud } from './cloud';
import { messageOf } from './collection';
import { log } from './log';

/** How long a caller waits for the jobs to take the call; they go on by themselves. */
const patienceMs = 1500;

/** Lets the jobs begin now instead of at their next timer. What they do is already written, so a failure here only means later. */
export async function wakeJobs(): Promise<void> {
  try {
    const woken = Promise.resolve(cloud.callFunction({ name: 'jobs', data: { woken: true } }));
    await Promise.race([woken, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  } catch (error) {
    log('jobs-not-woken', { error: messageOf(error) });
  }
}
