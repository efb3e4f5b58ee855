import { isVietnameseSyllable } from './vietnamese-syllable.ts';

/**
 * An encoding that old fonts and broken converters leave in text layers: `tcvn3` (fonts named `.Vn…`, also called ABC),
 * `vni` (fonts named `VNI-…`), or `utf8` (UTF-8 taken for Windows-1252, «mojibake»).
 */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'utf8';

/** The text of a legacy encoding in Unicode (NFC); what the encoding does not know stays as it is. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  if (encoding === 'tcvn3') return decodeTcvn3(text);
  return encoding === 'vni' ? decodeVni(text) : decodeUtf8(text);
}

const tcvn3Letters = pairs(
  `¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ
  Òề Óể Ôễ Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự
  úỳ ûỷ üỹ ýý þỵ`,
);

/**
 * TCVN3 has no toned capitals: its capital fonts draw them from the small ones' codes. A word is set in capitals where its
 * plain letters are, and one that leaves it open where the word beside it is. The code of «ư» is the soft hyphen, which
 * many programs turn into a hyphen: one between letters is read as «ư» where that makes a syllable.
 */
function decodeTcvn3(text: string): string {
  const pieces = text.split(/(\s+)/);
  const cases = pieces.map(caseOf);
  return pieces
    .map((piece, index) => {
      if (cases[index] === 'space') return piece;
      const known = cases[index] === 'unknown' ? nearestCase(cases, index) : cases[index];
      const decoded = withHornedU(piece.replace(tcvn3Letters.pattern, tcvn3Letters.decode));
      return known === 'capital' ? decoded.toUpperCase() : decoded;
    })
    .join('');
}

type LetterCase = 'space' | 'capital' | 'small' | 'unknown';

function caseOf(piece: string): LetterCase {
  if (piece === '' || /^\s/.test(piece)) return 'space';
  if (/[a-z]/.test(piece)) return 'small';
  // One capital in front may begin «Số» as well as «SỐ», and «12/QĐ-UBND» says nothing of its neighbours.
  return /[^\d\s][A-Z]/.test(piece) && !/\d/.test(piece) ? 'capital' : 'unknown';
}

function nearestCase(cases: readonly LetterCase[], index: number): LetterCase {
  for (const beside of [index + 2, index - 2]) {
    const known = cases[beside];
    if (known === 'capital' || known === 'small') return known;
  }
  return 'small';
}

const MOST_HYPHENS = 4;

/** Reads the most hyphens of a word as «ư» that leave only syllables where one was read. */
function withHornedU(word: string): string {
  const hyphens = [...word.matchAll(/-/g)].map(({ index }) => index);
  if (hyphens.length === 0 || hyphens.length > MOST_HYPHENS || word === '-') return word;
  let best = word;
  let most = 0;
  for (let choice = 1; choice < 1 << hyphens.length; choice++) {
    const chosen = hyphens.filter((_, bit) => choice & (1 << bit));
    if (chosen.length <= most) continue;
    const letters = word.split('');
    for (const at of chosen) letters[at] = HORNED_U;
    const candidate = letters.join('');
    if (!candidate.split('-').every(isWholeWhereHorned)) continue;
    best = candidate.replaceAll(HORNED_U, 'ư');
    most = chosen.length;
  }
  return best;
}

/** Stands for an «ư» that was read from a hyphen while its word is judged. */
const HORNED_U = '\u0000';

function isWholeWhereHorned(piece: string): boolean {
  if (!piece.includes(HORNED_U)) return true;
  const letters = piece.replaceAll(HORNED_U, 'ư').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return letters.length > 1 && isVietnameseSyllable(letters.toLowerCase().normalize('NFC'));
}

const vniMarks: Readonly<Record<string, string>> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};

const vniLetters = vniTable();

function decodeVni(text: string): string {
  return text.replace(vniLetters.pattern, vniLetters.decode);
}

/** VNI writes a letter and behind it its marks as one more character, except for a few letters of their own. */
function vniTable(): LetterTable {
  const letters = new Map<string, string>();
  const alone = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };
  const add = (code: string, letter: string): void => void letters.set(code, letter);
  for (const [code, letter] of Object.entries(alone)) {
    add(code, letter);
    add(code.toUpperCase(), letter.toUpperCase());
  }
  for (const [code, base] of Object.entries({ a: 'a', e: 'e', o: 'o', u: 'u', y: 'y', ô: 'ơ', ö: 'ư' })) {
    for (const [mark, combining] of Object.entries(vniMarks)) {
      const letter = (base + combining).normalize('NFC');
      if (letter.length > 1 || (/[eouy]/.test(base) && combining.startsWith('\u0306'))) continue;
      if (!/[aeo]/.test(base) && combining.startsWith('\u0302')) continue;
      for (const written of [mark, mark.toUpperCase()]) {
        add(code + written, letter);
        add(code.toUpperCase() + written, letter.toUpperCase());
      }
    }
  }
  return letterTable(letters);
}

/** The characters of Windows-1252 at 0x80–0x9f; its five holes stay control characters. */
const windowsSpecials = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windowsByte = new Map(Array.from(windowsSpecials, (letter, index) => [letter, 0x80 + index]));
const continuation = `[\\u0080-\\u00bf${windowsSpecials}]`;
const utf8Sequence = new RegExp(`[\\u00c2-\\u00df]${continuation}|[\\u00e0-\\u00ef]${continuation}{2}`, 'g');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(text: string): string {
  return text
    .replace(utf8Sequence, (sequence) => {
      const bytes = Array.from(sequence, (letter) => windowsByte.get(letter) ?? letter.charCodeAt(0));
      try {
        return strictUtf8.decode(Uint8Array.from(bytes));
      } catch {
        return sequence;
      }
    })
    .normalize('NFC');
}

interface LetterTable {
  readonly pattern: RegExp;
  readonly decode: (code: string) => string;
}

function pairs(table: string): LetterTable {
  return letterTable(new Map(table.split(/\s+/).map((pair) => [pair.charAt(0), pair.charAt(1)])));
}

function letterTable(letters: ReadonlyMap<string, string>): LetterTable {
  const codes = [...letters.keys()].sort((one, other) => other.length - one.length);
  return { pattern: new RegExp(codes.join('|'), 'g'), decode: (code) => letters.get(code) ?? code };
}
