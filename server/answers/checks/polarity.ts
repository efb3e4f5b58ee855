import { isFunctionWord } from '../../retrieval/function-words.ts';
import type { Token } from './token.ts';

/** Words that turn a statement round or bound it: neither may be added nor left out. */
const TURNING = new Set('không chưa chẳng chả đừng cấm trừ chỉ khỏi miễn ngừng thôi hủy bãi'.split(' '));

/** What they are not before: `chỉ thị`, `không gian`, `bãi rác`. */
const NOT_BEFORE: Readonly<Record<string, readonly string[]>> = {
  chỉ: ['thị', 'đạo', 'định', 'tiêu', 'số', 'dẫn', 'huy', 'giới'],
  không: ['gian', 'khí', 'quân', 'lưu'],
  trừ: ['sâu', 'tà'],
  thôi: ['thúc'],
};
const ONLY_BEFORE: Readonly<Record<string, readonly string[]>> = {
  bãi: ['bỏ', 'nhiệm', 'miễn'],
};

/** Words whose exchange changes what holds: they may be left out, but not put in where what is cited has none. */
const BINDING = new Set(
  (
    'phải buộc nhận trả đa thiểu ít nhiều tăng giảm trước sau trên dưới hết mọi chối thu cấp tạm mới cũ đầu cuối nam nữ ông bà ' +
    'cao thấp thiếu đủ nhập xuất mở đóng quá ngoài trong bác đồng hợp vô thành giải bổ'
  ).split(' '),
);

/** Words that permit: harmless, but where what is cited forbids or demands the same. */
const PERMITTING = new Set('được thể cần nên'.split(' '));
const DEMANDING = new Set(['phải', 'buộc']);

const NEAR = 3;

/** Whether a sentence says yes, no, must and may where the aligned run of what it cites says so. */
export function keepsPolarity(
  sentence: readonly Token[],
  passages: readonly (readonly Token[])[],
  runs: readonly (readonly Token[])[],
): boolean {
  return (
    sentence.every((_, at) => isPlaced(sentence, at, passages)) &&
    runs.every((run) => leavesNothingOut(sentence, run))
  );
}

function isPlaced(sentence: readonly Token[], at: number, passages: readonly (readonly Token[])[]): boolean {
  const key = sentence[at]?.key ?? '';
  if (isTurning(sentence, at)) return stands(sentence, at, passages, NEAR);
  if (BINDING.has(key)) return stands(sentence, at, passages, 1);
  return !PERMITTING.has(key) || isPermitted(sentence, at, passages);
}

function isTurning(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? '';
  const next = tokens[at + 1]?.key ?? '';
  if (!TURNING.has(key) || NOT_BEFORE[key]?.includes(next)) return false;
  return ONLY_BEFORE[key]?.includes(next) ?? true;
}

/** Whether the word stands in a passage between telling words between which it stands here; those of other clauses don't count. */
function stands(
  sentence: readonly Token[],
  at: number,
  passages: readonly (readonly Token[])[],
  reach: number,
): boolean {
  const clause = sentence[at]?.clause;
  const own = sentence.map((token) => (token.clause === clause ? token : undefined));
  const next = tellingOf(own.slice(at + 1, at + 1 + NEAR)).slice(0, reach);
  const last = tellingOf(own.slice(Math.max(0, at - NEAR), at)).slice(-1);
  return placesOf(sentence, at, passages).some(
    ([passage, place]) =>
      (next.length === 0 || shares(next, tellingAfter(passage, place, NEAR + 1))) &&
      (last.length === 0 || shares(last, tellingBefore(passage, place, NEAR + 2))),
  );
}

function placesOf(
  sentence: readonly Token[],
  at: number,
  passages: readonly (readonly Token[])[],
): [readonly Token[], number][] {
  const key = sentence[at]?.key;
  return passages.flatMap((passage) =>
    passage.flatMap((token, place): [readonly Token[], number][] =>
      token.key === key ? [[passage, place]] : [],
    ),
  );
}

/** What a sentence permits must not be forbidden or demanded everywhere that it is cited from. */
function isPermitted(
  sentence: readonly Token[],
  at: number,
  passages: readonly (readonly Token[])[],
): boolean {
  const [next, second] = tellingAfter(sentence, at, NEAR + 1);
  if (next === undefined) return true;
  const said = new Set(keysBefore(sentence, at + 1));
  const places = passages.flatMap((passage) =>
    passage.flatMap((token, place) => (token.key === next ? [{ passage, place }] : [])),
  );
  const same = places.filter(
    ({ passage, place }) => second === undefined || tellingAfter(passage, place).includes(second),
  );
  const held = (same.length > 0 ? same : places).map(({ passage, place }) => demandsBefore(passage, place));
  return held.length === 0 || held.some((demands) => demands.every((key) => said.has(key)));
}

/** The words that forbid or demand right before a place. */
function demandsBefore(tokens: readonly Token[], at: number): string[] {
  return tokens
    .slice(Math.max(0, at - NEAR), at)
    .map(({ key }, offset) => ({ key, place: Math.max(0, at - NEAR) + offset }))
    .filter(({ key, place }) => DEMANDING.has(key) || isTurning(tokens, place))
    .map(({ key }) => key);
}

/** Every turning word between the first and the last word that the sentence takes from the run must be in the sentence too. */
function leavesNothingOut(sentence: readonly Token[], run: readonly Token[]): boolean {
  const taken = alignment(sentence, run);
  const first = taken[0];
  const last = taken.at(-1);
  if (first === undefined || last === undefined) return true;
  const kept = new Set(taken);
  return run.every(({ key }, at) => !TURNING.has(key) || kept.has(at) || at < first - NEAR || at > last);
}

/** The indexes of `run` of a longest common subsequence. */
function alignment(sentence: readonly Token[], run: readonly Token[]): number[] {
  const width = run.length + 1;
  const lengths = new Uint16Array((sentence.length + 1) * width);
  for (let i = sentence.length - 1; i >= 0; i--) {
    for (let j = run.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        sentence[i]?.key === run[j]?.key
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const taken: number[] = [];
  for (let i = 0, j = 0; i < sentence.length && j < run.length;) {
    if (sentence[i]?.key === run[j]?.key) {
      taken.push(j);
      i++;
      j++;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return taken;
}

function tellingAfter(tokens: readonly Token[], at: number, reach = NEAR): string[] {
  return tellingOf(tokens.slice(at + 1, at + 1 + reach));
}

function tellingBefore(tokens: readonly Token[], at: number, reach = NEAR): string[] {
  return tellingOf(tokens.slice(Math.max(0, at - reach), at));
}

function tellingOf(tokens: readonly (Token | undefined)[]): string[] {
  return tokens.flatMap((token) =>
    token && (token.kind !== 'word' || !isFunctionWord(token.key)) ? [token.key] : [],
  );
}

function keysBefore(tokens: readonly Token[], at: number): string[] {
  return tokens.slice(Math.max(0, at - NEAR), at).map(({ key }) => key);
}

function shares(said: readonly string[], held: readonly string[]): boolean {
  return said.some((key) => held.includes(key));
}
