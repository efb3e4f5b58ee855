import { isVietnameseSyllable } from '@tangthu/language/text/vietnamese-syllable';
import type { OcrLine, OcrWord } from './ocr-engine.ts';

/** Readings less sure than this, or with fewer words that are Vietnamese or numbers, may be of a page that is turned or dirty. */
const LEAST_CONFIDENCE = 0.85;
const LEAST_SOUND = 0.75;
/** Of a page that lies turned hardly a letter is read surely: on real ones at most 0.13, on upright ones full of dots and handwriting 0.15 and more. */
const MOST_SURE_IF_TURNED = 0.25;
const LETTERS_OF_A_WIDE_WORD = 3;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** How good a reading is. */
export interface ReadingQuality {
  /** The mean confidence of its words, each weighed by its letters, 0 to 1. */
  readonly confidence: number;
  /** The share of its letters that stand level in Vietnamese syllables, numbers or capitals, 0 to 1. */
  readonly sound: number;
  /** Letters of sound words, each counted by its confidence: what grows with better and with more text. */
  readonly sureLetters: number;
  /** Their share of all letters, 0 to 1. */
  readonly sureShare: number;
}

/** Judges a reading by its words. */
export function qualityOf(lines: readonly OcrLine[]): ReadingQuality {
  let letters = 0;
  let sure = 0;
  let soundLetters = 0;
  let sureLetters = 0;
  for (const { words } of lines) {
    for (const word of words) {
      const { text, confidence } = word;
      letters += text.length;
      sure += text.length * confidence;
      if (!isSound(text) || standsOnEnd(word)) continue;
      soundLetters += text.length;
      sureLetters += (text.length * confidence) / 100;
    }
  }
  if (letters === 0) return { confidence: 0, sound: 0, sureLetters: 0, sureShare: 0 };
  return {
    confidence: sure / letters / 100,
    sound: soundLetters / letters,
    sureLetters,
    sureShare: sureLetters / letters,
  };
}

/** Whether another way of looking at the page may read it better. */
export function isDoubtful({ confidence, sound }: ReadingQuality): boolean {
  return confidence < LEAST_CONFIDENCE || sound < LEAST_SOUND;
}

/** Whether the page may lie turned: what was read is hardly more than chance. */
export function mayBeTurned({ sureShare }: ReadingQuality): boolean {
  return sureShare < MOST_SURE_IF_TURNED;
}

/** Tesseract reads some lines that run up or down the page; their words are taller than they are wide. */
function standsOnEnd({ text, left, top, right, bottom }: OcrWord): boolean {
  return text.length >= LETTERS_OF_A_WIDE_WORD && bottom - top > right - left;
}

/** Whether a word may stand on a page: Vietnamese syllables, numbers, capitals. */
export function isSound(word: string): boolean {
  const bare = word.replace(EDGES, '');
  return (
    bare !== '' &&
    bare
      .split(/[-–/.,&]/)
      .every((part) => /^[\p{N}]*$|^\p{Lu}+$/u.test(part) || isVietnameseSyllable(part.toLowerCase()))
  );
}
