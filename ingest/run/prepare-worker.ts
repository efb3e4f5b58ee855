import { parentPort } from 'node:worker_threads';
import { prepare } from './prepare.ts';
import type { PrepareReply } from './prepare-pool.ts';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;

port.on('message', (bytes: Uint8Array) => {
  void prepare(bytes).then((result) => {
    const reply: PrepareReply = 'outcome' in result ? { refusal: result } : { prepared: result };
    port.postMessage(reply);
  });
});
