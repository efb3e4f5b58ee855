import type { OcrLine, OcrWord } from './ocr-engine.ts';

const COLUMNS = 12;
const WORD_LEVEL = '5';

/**
 * The lines of Tesseract's table of words (TSV: level, page, block, paragraph, line, word, left, top, width, height,
 * confidence, text), in its order. Words without letters, digits or signs are left out.
 */
export function linesOfTable(table: string): OcrLine[] {
  const lines = new Map<string, { block: number; words: OcrWord[] }>();
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const [level, , block = '', paragraph, line, , left, top, width, height, confidence, text] = cells;
    if (level !== WORD_LEVEL || cells.length < COLUMNS || !text?.trim()) continue;
    const key = `${block} ${paragraph} ${line}`;
    const found = lines.get(key) ?? { block: Number(block), words: [] };
    lines.set(key, found);
    found.words.push({
      text: text.trim().normalize('NFC'),
      confidence: Math.max(0, Number(confidence)),
      left: Number(left),
      top: Number(top),
      right: Number(left) + Number(width),
      bottom: Number(top) + Number(height),
    });
  }
  return [...lines.values()];
}
