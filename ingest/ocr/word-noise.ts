import type { OcrLine, OcrWord } from './ocr-engine.ts';

/** Signs that no Vietnamese text sets alone: what Tesseract makes of rules, edges, specks and seals. */
const RULES_AND_SPECKS = /^[|_~`´'"‘’“”„ˆ^¡!®©°•·.,:;»«›‹—–=<>\\¬¿*]+$/u;
/** Modifier letters are not among them: Tesseract takes dust for «ˆ». */
const HAS_LETTER = /[\p{Lu}\p{Ll}\p{Lo}\p{N}]/u;
const LEAST_SURE_SIGN = 40;

/** The lines without what is no writing: rules, edges, specks, punch holes; lines that come to nothing go. */
export function withoutNoise(lines: readonly OcrLine[]): OcrLine[] {
  return lines
    .map((line) => ({ ...line, words: line.words.filter((word) => !isNoise(word)) }))
    .filter(({ words }) => words.length > 0);
}

function isNoise({ text, confidence }: OcrWord): boolean {
  if (HAS_LETTER.test(text)) return false;
  return RULES_AND_SPECKS.test(text) || confidence < LEAST_SURE_SIGN;
}
