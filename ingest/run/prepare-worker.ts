import { parentPort, workerData } from 'node:worker_threads';
import { openOcrEngine } from '../ocr/open-ocr-engine.ts';
import { prepare } from './prepare.ts';
import {
  HEARTBEAT_SECONDS,
  type PrepareReply,
  type PrepareRequest,
  type PrepareWorkerData,
} from './prepare-pool.ts';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const reply = (message: PrepareReply): void => port.postMessage(message);

const { readers } = workerData as PrepareWorkerData;
const ocr = await openOcrEngine(process.env, readers);

// A scan of a thousand pages takes its time; one that hangs stops this beat.
setInterval(() => reply('alive'), HEARTBEAT_SECONDS * 1000);

port.on('message', ({ bytes, released, parting }: PrepareRequest) => {
  void prepare(bytes, ocr, released, parting).then(
    (result) => reply('outcome' in result ? { refusal: result } : { prepared: result }),
    (fault: unknown) => reply({ fault: fault instanceof Error ? fault.message : String(fault) }),
  );
});
