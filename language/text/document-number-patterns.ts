// How document numbers are written: on the page and in citations (strictly), and by someone typing a query (loosely).

// Capitals, with single small letters inside as in TTg, CTr, QyĐ; & as in GD&ĐT. Digits belong to it in QH15, HĐNN8 and
// Q10 only; elsewhere they are a footnote's mark (NQ-CP2).
const letters = String.raw`\p{Lu}(?:\p{Ll}?[\p{Lu}&])*(?:(?<=\p{Lu}{2})\p{Ll})?(?!\p{L})`;
const token = String.raw`${letters}(?:(?<=QH|NN|HĐND|UB(?!ND)\p{Lu}{1,8}|K|[-–./]\p{Lu})\d{1,2}(?!\d))?`;
// A letter for a digit (l55, 1O5) counts only beside a real digit. Some numbers have two parts: 66.16/2026/NQ-CP.
const digits = String.raw`(?:\d{1,3}\.)?(?=[OolI]{0,5}\d)[\dOolI]{1,6}`;
const before = String.raw`(?<![\p{L}\d][./-]?)`;
const stateNumber = String.raw`(?<number>${digits}[a-z]?)\s?/\s?(?:(?<year>(?:19|20)\d{2})\s?/\s?)?`;
const stateSymbol = String.raw`(?<symbol>${token}(?:(?:\s?[-–]\s?|[./])${token})*)`;
const partyNumber = String.raw`(?<number>${digits})\s?[-–]\s?`;
const partySymbol = String.raw`(?<symbol>${token}\s?/\s?${token}(?:[-–.]${token})*)`;

/** Matches a number of the State: `155/KH-UBND`, `30/2020/NĐ-CP`; groups `number`, `year`, `symbol`. */
export const statePattern = new RegExp(before + stateNumber + stateSymbol, 'gu');
/** Matches a number of the Party: `127-KL/TW`; groups `number`, `symbol`. */
export const partyPattern = new RegExp(before + partyNumber + partySymbol, 'gu');

/**
 * Matches what may stand before the number on its own line: `Số:` (also as OCR reads it: `Sô`, `S6`), `Luật số:`, or the
 * issuer's name in capitals from the same line. `Căn cứ Nghị định số …` cites and does not match.
 */
export const label =
  /^(?:(?:(?:Bộ )?[Ll]uật|Pháp lệnh|Nghị quyết|Lệnh|\p{Lu}{2,}(?: \p{Lu}{2,}){0,8})\s+)?(?:[Ss][ốôóoỗồ6é]|SỐ)\s*[:.;]*\s*/u;

/** Matches a typed number with up to ten runs of letters after it, parted by spaces, slashes, dots or hyphens. */
export const typedPattern =
  /(?<![\p{L}\d.,])(?:s[ốo]\s*[:.]?\s*)?(?<number>(?:\d{1,3}\.)?(?=[oli]{0,5}\d)[\doli]{1,6}[a-z]?)\s{0,3}[-–/.\s]\s{0,3}(?:(?<year>(?:19|20)\d{2})\s{0,3}[-–/\s]\s{0,3})?(?<symbol>[\p{L}&]+\d{0,2}(?:\s{0,3}[-–/.\s]\s{0,3}[\p{L}&]+\d{0,2}){0,9})(?![\p{L}\d])/giu;
/** Matches a number typed in one go: `155khubnd`. */
export const gluedPattern = /(?<![\p{L}\d])(?<number>\d{1,6})(?<symbol>[\p{L}]{2,16}\d{0,2})(?![\p{L}\d])/giu;

/** A folded syllable built like an everyday word: a vowel after at most three consonants. UBND, BTC and QH15 are not. */
export const everydayWord = /^(?:ngh|[bcdghklmnpqrstvx]{0,2})[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;
