import { fold } from '@tangthu/language/text/fold';
import { findDates } from '@tangthu/language/text/dates';

/** What a question wants to be told. */
type AskedKind = 'person' | 'date' | 'clock' | 'duration' | 'money' | 'percent' | 'code' | 'place' | 'reason';

/** What a question asks for; `units` are of each «bao nhiêu» the two syllables after it and the first of them, folded: `hoc sinh`, `hoc`. */
export interface Asked {
  readonly kinds: readonly AskedKind[];
  readonly units: readonly (readonly string[])[];
}

const NUMBER = String.raw`\d[\d.,]*`;
const HOW_MANY = '(?:bao nhiêu|mấy)';

/** In this order: a question that one of them explains is not explained again by `count`. */
const questions: readonly (readonly [AskedKind, string])[] = [
  ['percent', `${HOW_MANY} (?:phần trăm|%)|tỷ lệ[^?]{0,30} ${HOW_MANY}|tỷ lệ (?:nào|ra sao|thế nào)`],
  [
    'money',
    `${HOW_MANY} (?:tiền|đồng|triệu|tỷ)|(?:trị giá|giá|phí|lệ phí|mức|tiền|kinh phí|trợ cấp|phạt|vốn)[^?]{0,60} ${HOW_MANY}|${HOW_MANY} vốn`,
  ],
  ['clock', 'mấy giờ|lúc nào'],
  [
    'duration',
    `bao lâu|${HOW_MANY} (?:ngày|tháng|năm|giờ|phút|tuần)(?! công)|thời hạn[^?]{0,30} (?:${HOW_MANY}|nào)|trong vòng ${HOW_MANY}`,
  ],
  [
    'date',
    'khi nào|bao giờ|lúc nào|(?:ngày|tháng|năm|hôm|hồi|thời gian|thời điểm) (?:nào|mấy)|từ khi|hạn chót|đến hạn',
  ],
  ['person', '(?:^|[^\\p{L}])ai(?![\\p{L}])|(?:người|ông|bà|đồng chí|cán bộ) nào'],
  ['code', '(?:số|mã|sổ|quyển|trang|số hiệu)(?: [\\p{L}]+){0,2} (?:nào|mấy|bao nhiêu)'],
  ['place', 'ở đâu|từ đâu|tại đâu|(?:nơi|chỗ|đâu|địa điểm|địa chỉ|khu vực) nào|chi bộ nào|đơn vị nào'],
  ['reason', 'vì sao|tại sao|sao lại|do đâu|lý do (?:gì|nào)|vì lý do'],
];

const asking = questions.map(([kind, accented]) => ({
  kind,
  accented: new RegExp(accented, 'iu'),
  folded: new RegExp(foldPattern(accented), 'iu'),
}));
const ofOtherKinds = new Set([
  'tien',
  'dong',
  'phan',
  'ngay',
  'thang',
  'nam',
  'gio',
  'lau',
  'von',
  'va',
  'thi',
]);
const howMany = new RegExp(String.raw`(?:bao nhiêu|mấy)\s+(\p{L}+)(?:\s+(\p{L}+))?`, 'giu');
const howManyFolded = new RegExp(String.raw`(?:bao nhieu|may)\s+(\p{L}+)(?:\s+(\p{L}+))?`, 'giu');

/** What is asked for; empty for a question of another kind, or none. Understands questions typed without diacritics too. */
export function askedKinds(question: string): Asked {
  const text = question.normalize('NFC').toLowerCase();
  const accented = text !== fold(text);
  const kinds = asking.filter((one) => (accented ? one.accented : one.folded).test(text));
  const units = [...text.matchAll(accented ? howMany : howManyFolded)]
    .map(([, first = '', second = '']) => [fold(`${first} ${second}`.trim()), fold(first)])
    .filter(([, first = '']) => !ofOtherKinds.has(first));
  return { kinds: kinds.map(({ kind }) => kind), units };
}

function foldPattern(accented: string): string {
  // `\p{L}` and its like bear no diacritics.
  return fold(accented).replaceAll('\\p{l}', '\\p{L}');
}

const persons =
  /(?:ông|bà|đồng chí|chị|anh|cháu|em)(?: \(bà\))? (?:\p{Lu}\p{Ll}+ ?){2,5}|(?<![.!?] |^)(?:\p{Lu}\p{Ll}+ ){1,4}\p{Lu}\p{Ll}+/u;
const answers: Readonly<Record<AskedKind, (sentence: string, folded: string) => boolean>> = {
  person: (sentence) => persons.test(sentence),
  date: (sentence, folded) =>
    findDates(sentence).length > 0 || /ngay \d|quy [ivx]+|thu (?:hai|ba|tu|nam|sau|bay)/u.test(folded),
  clock: (_, folded) => /\d+ ?(?:gio|h)(?!\p{L})/u.test(folded),
  duration: (_, folded) => new RegExp(`${NUMBER} ?(?:ngay|thang|nam|gio|phut|tuan|quy)`, 'u').test(folded),
  money: (_, folded) => new RegExp(`${NUMBER} ?(?:dong|d|trieu|ty|nghin|xu|vnd)(?!\\p{L})`, 'u').test(folded),
  percent: (_, folded) => new RegExp(`${NUMBER} ?(?:%|phan tram)`, 'u').test(folded),
  code: (_, folded) => /(?:so|ma|quyen|trang)[ :]+(?:\p{L}{1,3} )?[\p{L}\d./-]*\d/u.test(folded),
  place: (_, folded) => /(?:tai|o|ve|den|dia chi|duong|khu pho|ap|phuong|xa|chi bo|thuoc)[ :]/u.test(folded),
  reason: (_, folded) => /(?:^|\W)(?:do|vi|boi|nguyen nhan|nham|ly do)(?!\p{L})/u.test(folded),
};

/** A number that counts something: no sum of money, no day, no mark of a list. */
const COUNTS =
  /(?<!^)(?<![\d./-])\d[\d.,]*(?![\d/]) (?!(?:dong|trieu|ty|thang|nam|gio|phut|quyet|nghi)(?!\p{L}))\p{L}/u;

/** Which share (0–1) of what is asked for a sentence could tell; null where the question does not say. */
export function couldTell(sentence: string, { kinds, units }: Asked): number | null {
  const wanted = kinds.length + units.length;
  if (wanted === 0) return null;
  const folded = fold(sentence).toLowerCase();
  const told = kinds.filter((kind) => answers[kind](sentence, folded)).length;
  return (told + (COUNTS.test(folded) ? units.length : 0)) / wanted;
}

/** Of how many of the things that a question counts the sentence gives the number: 0–1; 0 where nothing is counted. */
export function unitsTold(sentence: string, { units }: Asked): number {
  if (units.length === 0) return 0;
  const folded = fold(sentence).toLowerCase();
  const told = units.filter((unit) =>
    unit.some((one) => new RegExp(`${NUMBER}(?: \\p{L}+)? ${one}(?!\\p{L})`, 'u').test(folded)),
  );
  return told.length / units.length;
}
