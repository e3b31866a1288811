// Preloaded into a process that must not need the network: every connection is refused at once.
import { Socket } from 'node:net';

Socket.prototype.connect = function refuse() {
  process.nextTick(() => this.destroy(new Error('no network in this test')));
  return this;
};
