import type { CaseFact } from './case-fact.ts';
import { isCapitals, type FormEntry } from './form-entries.ts';

/** What a paper is in its case: asked, taken in, decided, or written about it. */
const PAPERS: readonly (readonly [paper: string, title: RegExp])[] = [
  ['receipt', /^giay (?:tiep nhan ho so|bien nhan)|^bien nhan ho so/u],
  ['supplement', /^(?:phieu )?yeu cau bo sung/u],
  ['refusal', /^phieu tu choi|^thong bao .*(?:tu choi|khong giai quyet)/u],
  ['request', /^(?:don|to khai|giay de nghi|phieu (?:yeu cau|de nghi))\b/u],
  ['result', /^(?:giay|quyet dinh|trich luc|ban trich luc|chung nhan|xac nhan)\b/u],
];
/** Above this entry titles stand. */
const HEAD = 14;

/** What the paper is by its title; absent where the title tells nothing. */
export function paperKind(entries: readonly FormEntry[]): CaseFact | undefined {
  for (const { page, from, to, text, folded } of entries.slice(0, HEAD)) {
    if (!isCapitals(text)) continue;
    const paper = PAPERS.find(([, title]) => title.test(folded))?.[0];
    if (paper) return { kind: 'paper', value: paper, confidence: 0.9, page, words: [from, to] };
  }
  return undefined;
}
