import { parentPort } from 'node:worker_threads';
import { openPdf } from '../../read/pdf-document.ts';
import { PdfError } from '../../read/pdf-errors.ts';
import type { PdfOpening } from './pdf-opening.ts';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;

port.on('message', (bytes: Uint8Array) => {
  void open(bytes).then((answer) => port.postMessage(answer));
});

async function open(bytes: Uint8Array): Promise<PdfOpening> {
  try {
    using pdf = await openPdf(bytes);
    return pdf.pageCount > 0 ? 'opens' : 'damaged';
  } catch (error) {
    return error instanceof PdfError ? error.reason : 'damaged';
  }
}
