import { availableParallelism } from 'node:os';
import { OcrError, type OcrEngine } from './ocr-engine.ts';
import { openTesseractProgram } from './tesseract-program.ts';
import { openTesseractWasm } from './tesseract-wasm.ts';

const SECONDS_A_PAGE = 180;

/**
 * Opens the engine that the operator chose by `OCR_ENGINE`: `native` (the tesseract program, with its Vietnamese data),
 * `wasm` (tesseract.js) or `none` (undefined: scans wait); where nothing is said, the program if it is installed, else
 * tesseract.js. `readers` is how many such engines share the machine, one a reading thread.
 * Throws `OcrError` where the choice is not known or not installed.
 */
export async function openOcrEngine(
  env: Readonly<Record<string, string | undefined>>,
  readers = 1,
): Promise<OcrEngine | undefined> {
  const choice = env['OCR_ENGINE']?.trim() || 'any';
  const slots = Math.max(1, Math.floor(availableParallelism() / readers));
  const shared = { slots, seconds: SECONDS_A_PAGE };
  switch (choice) {
    case 'none':
      return undefined;
    case 'wasm':
      return openTesseractWasm(shared);
    case 'native':
    case 'any': {
      const native = await openTesseractProgram({ ...shared, path: env['PATH'] });
      if (native) return native;
      if (choice === 'any') return openTesseractWasm(shared);
      throw new OcrError(
        'OCR_ENGINE is native, but tesseract with its Vietnamese data is not installed: install tesseract-ocr and tesseract-ocr-vie.',
      );
    }
    default:
      throw new OcrError(`OCR_ENGINE is «${choice}»: say native, wasm or none.`);
  }
}
