import { maskTyped } from '@tangthu/language/text/personal-numbers';

/** Digits in a row, however they are grouped, of which a person's number could consist. */
const LONG_NUMBER = /\d(?:[ .\u00A0_-]?\d){6,}/gu;

/**
 * A text that people typed with everything masked that could be a person's number, whether a word before it says so or not: all
 * digits but the last four.
 */
export function withoutNumbers<Text extends string | null>(text: Text): Text {
  if (text === null) return text;
  const masked = maskTyped(text).replace(LONG_NUMBER, (number) =>
    number.replace(/\d(?=(?:\D*\d){4})/gu, '*'),
  );
  return (masked === text.normalize('NFC') ? text : masked) as Text;
}
