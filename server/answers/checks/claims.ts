import { isFunctionWord } from '../../retrieval/function-words.ts';
import type { CutReason } from '../answer-view.ts';
import { sameFact } from './same-fact.ts';
import type { Token } from './token.ts';

/** Something in a sentence that must stand in what it cites: a fact, or a name of one or more words. */
export interface Claim {
  readonly why: Extract<CutReason, 'number' | 'date' | 'document-number' | 'name'>;
  /** Tokens of the sentence, by index; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Words before a name that belong to it: `phường Hải Đăng` is not `quận Hải Đăng`. */
const KINDS = new Set(
  (
    'phường xã trấn quận huyện tỉnh phố thôn ấp bản tổ đường ông bà anh chị cô sở phòng ban cục ty trường viện hội ' +
    'đảo khu'
  ).split(' '),
);

/** What a sentence claims, in reading order. */
export function claimsOf(sentence: readonly Token[]): Claim[] {
  const claims: Claim[] = [];
  for (let at = 0; at < sentence.length; at++) {
    const token = sentence[at];
    if (token && token.kind !== 'word') claims.push({ why: reasonOf(token), from: at, to: at + 1 });
    const to = endOfName(sentence, at);
    if (to === at) continue;
    const from = startOfName(sentence, at, to);
    if (from < to) claims.push({ why: 'name', from, to });
    at = to - 1;
  }
  return claims;
}

function reasonOf({ kind }: Token): Claim['why'] {
  return kind === 'date' || kind === 'document-number' ? kind : 'number';
}

function endOfName(sentence: readonly Token[], at: number): number {
  let to = at;
  while (isCapital(sentence[to])) to++;
  return to;
}

/** The first word of a sentence is written large whatever it is, and so may a name's kind be: `Ông Nguyễn Văn An`. */
function startOfName(sentence: readonly Token[], at: number, to: number): number {
  const key = sentence[at]?.key ?? '';
  if (at === 0 && to === 1) return to;
  return (at === 0 && isFunctionWord(key)) || (to - at > 1 && KINDS.has(key)) ? at + 1 : at;
}

const isCapital = (token: Token | undefined): boolean => token?.kind === 'word' && token.capital;

/** Where in a passage the claim stands: indexes of its first token. A name has its kind before it, or none. */
export function placesOf(claim: Claim, sentence: readonly Token[], passage: readonly Token[]): number[] {
  const wanted = sentence.slice(claim.from, claim.to);
  const places = passage.flatMap((_, at) =>
    wanted.every((token, offset) => holds(token, passage[at + offset])) ? [at] : [],
  );
  const kind = sentence[claim.from - 1]?.key;
  if (claim.why !== 'name' || kind === undefined || !KINDS.has(kind)) return places;
  return places.filter((at) => {
    const held = passage[at - 1]?.key;
    return (
      (held === kind || held === undefined || !KINDS.has(held)) && endsAlike(claim, sentence, passage, at)
    );
  });
}

/** What follows one syllable after its kind belongs to it: `Sở Tài chính` is not `Sở Tài nguyên`. */
function endsAlike(claim: Claim, sentence: readonly Token[], passage: readonly Token[], at: number): boolean {
  if (claim.to - claim.from > 1) return true;
  const [name, next] = passage.slice(at, at + 2);
  const goesOn = next?.kind === 'word' && !next.capital && next.clause === name?.clause;
  return !goesOn || next.key === sentence[claim.to]?.key;
}

function holds(token: Token, held: Token | undefined): boolean {
  return held !== undefined && (token.kind === 'word' ? token.key === held.key : sameFact(token, held));
}
