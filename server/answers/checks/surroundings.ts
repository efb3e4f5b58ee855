import { isFunctionWord } from '../../retrieval/function-words.ts';
import { claimsOf, placesOf, type Claim } from './claims.ts';
import type { Token } from './token.ts';

/** So many tokens to each side are what a claim is about. */
const NEAR = 3;
const FAR = 7;

/** What numbers count, and words before numbers that are names. */
const UNITS = new Set(
  (
    'ngày tháng năm tuần giờ phút quý đồng % mét km ha kg tấn người hộ trẻ suất bản bộ lần kỳ điểm điều khoản ' +
    'trường phòng căn tờ trang thửa tổ nhà xã phường lớp em cháu học cán công viên chiếc cái con cây nghìn triệu tỷ'
  ).split(' '),
);
const LABELS = new Set(
  'ngày tháng điều khoản điểm chương mục phần tổ số thửa tờ quý quyển lần khóa lớp hạng loại cấp nhóm'.split(
    ' ',
  ),
);

/**
 * Whether a claim stands in the sentence as it stands in what is cited: beside a word beside which it stands there too, on the same
 * side, and in a place that no other such fact or name fits better. So a sentence cannot take a number from somewhere else in
 * the passage, or exchange two people.
 */
export function standsAsCited(
  claim: Claim,
  sentence: readonly Token[],
  passages: readonly (readonly Token[])[],
): boolean {
  const slot = { tokens: sentence, from: claim.from, to: claim.to };
  const said = sentence[claim.from];
  const own = passages.flatMap((passage) =>
    placesOf(claim, sentence, passage).map((from) => ({
      tokens: passage,
      from,
      to: from + claim.to - claim.from,
    })),
  );
  if (!own.some((place) => shareSide(slot, place))) return false;
  if (said?.kind === 'number' && !own.some((place) => sameUnit(slot, place))) return false;
  if (claim.why !== 'name' && !keepsClause(slot, own, passages)) return false;
  const best = Math.max(...own.map((place) => likeness(slot, place)));
  return rivalsOf(claim, sentence, passages).every((rival) => likeness(slot, rival) <= best);
}

interface Slot {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

function before({ tokens, from }: Slot, reach: number): Token[] {
  return tokens.slice(Math.max(0, from - reach), from);
}

function after({ tokens, to }: Slot, reach: number): Token[] {
  return tokens.slice(to, to + reach);
}

/** A claim that is a sentence's all, or stands among function words alone, has nothing beside it that could differ. */
function shareSide(slot: Slot, place: Slot): boolean {
  const sides = [
    [before(slot, NEAR), before(place, NEAR + 1)],
    [after(slot, NEAR), after(place, NEAR + 1)],
  ] as const;
  const telling = sides.filter(([said]) => said.some(isTelling));
  return telling.length === 0 || telling.some(([said, held]) => shared(said, held) > 0);
}

function likeness(slot: Slot, place: Slot): number {
  return (
    shared(before(slot, FAR).reverse(), before(place, FAR)) + shared(after(slot, FAR), after(place, FAR))
  );
}

/** How many telling words of `said`, the nearest first and counting most, stand in `held`. */
function shared(said: readonly Token[], held: readonly Token[]): number {
  const keys = new Set(held.map(({ key }) => key));
  return said.reduce(
    (sum, token, at) => sum + (isTelling(token) && keys.has(token.key) ? 1 / (at + 1) : 0),
    0,
  );
}

/** Whether a number counts the same (`15 ngày`, not `15 tháng`) or names the same (`Điều 15`). */
function sameUnit(slot: Slot, place: Slot): boolean {
  const label = slot.tokens[slot.from - 1]?.key ?? '';
  if (LABELS.has(label) && place.tokens[place.from - 1]?.key !== label) return false;
  const unit = unitAfter(slot);
  if (unit !== '') return unit === unitAfter(place);
  // Other words that are counted: «586 hội viên».
  const [counted] = after(slot, 1);
  return (
    counted?.kind !== 'word' ||
    !isTelling(counted) ||
    counted.clause !== slot.tokens[slot.from]?.clause ||
    after(place, NEAR).some(({ key }) => key === counted.key)
  );
}

function unitAfter({ tokens, to }: Slot): string {
  // «30 (ba mươi) ngày»
  const [repeated] = tokens.slice(to, to + 1);
  const at = repeated?.kind === 'number' && repeated.key === tokens[to - 1]?.key ? to + 1 : to;
  const [unit = '', next, last] = tokens.slice(at, at + 3).map(({ key }) => key);
  if (!UNITS.has(unit)) return '';
  return unit === 'ngày' && next === 'làm' && last === 'việc' ? 'ngày làm việc' : unit;
}

/** No word beside the claim may come from the clauses of its rivals alone. */
function keepsClause(slot: Slot, own: readonly Slot[], passages: readonly (readonly Token[])[]): boolean {
  const said = slot.tokens[slot.from];
  const clauses = passages.flatMap((tokens) => [...Map.groupBy(tokens, ({ clause }) => clause).values()]);
  const ownClauses = new Set(own.map(({ tokens, from }) => tokens[from]));
  const isRival = (token: Token): boolean => token.kind === said?.kind && token.key !== said.key;
  const rivals = clauses.filter(
    (clause) => clause.some(isRival) && !clause.some((token) => ownClauses.has(token)),
  );
  const others = new Set(clauses.filter((clause) => !rivals.includes(clause)).flatMap(keysOf));
  const rivalKeys = new Set(rivals.flatMap(keysOf));
  return slot.tokens
    .filter((token) => token.clause === said?.clause && token.kind === 'word' && isTelling(token))
    .every(({ key }) => others.has(key) || !rivalKeys.has(key));
}

const keysOf = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key);

function isTelling(token: Token): boolean {
  return token.kind !== 'word' || !isFunctionWord(token.key);
}

/** The other facts of the same kind that are cited, and the sentence's other names, where they stand. */
function rivalsOf(claim: Claim, sentence: readonly Token[], passages: readonly (readonly Token[])[]): Slot[] {
  const said = sentence[claim.from];
  if (claim.why === 'name') {
    const others = claimsOf(sentence).filter(
      (other) => other.why === 'name' && !sameTokens(other, claim, sentence),
    );
    return passages.flatMap((tokens) =>
      others.flatMap((other) =>
        placesOf(other, sentence, tokens).map((from) => ({ tokens, from, to: from + other.to - other.from })),
      ),
    );
  }
  return passages.flatMap((tokens) =>
    tokens.flatMap((token, from) =>
      token.kind === said?.kind && token.key !== said.key ? [{ tokens, from, to: from + 1 }] : [],
    ),
  );
}

function sameTokens(one: Claim, two: Claim, sentence: readonly Token[]): boolean {
  const keysOf = ({ from, to }: Claim): string =>
    sentence
      .slice(from, to)
      .map(({ key }) => key)
      .join(' ');
  return keysOf(one) === keysOf(two);
}
