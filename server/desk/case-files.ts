import type { CaseStatus, PaperKind } from './desk-view.ts';

/** What a paper says of its case; `page` from 1, words with `to` exclusive. */
export interface PaperFact {
  readonly kind: string;
  readonly value: string;
  readonly confidence: number;
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/** A paper as it is stored. `file`: the archive's file, where that is one resident's case. */
export interface StoredPaper {
  readonly id: string;
  readonly file: string | null;
  readonly issuedDate: string | null;
  readonly facts: readonly PaperFact[];
}

/** Papers that are one case, as they followed each other. */
export interface CaseFile {
  readonly papers: readonly StoredPaper[];
}

const ORDER: readonly PaperKind[] = ['request', 'receipt', 'supplement', 'refusal', 'result', 'other'];
const STATUS: readonly (readonly [PaperKind, CaseStatus])[] = [
  ['result', 'resolved'],
  ['refusal', 'refused'],
  ['supplement', 'supplement'],
  ['receipt', 'received'],
  ['request', 'requested'],
];

/** The cases to which papers belong: those of one file of the archive, or of one code, are one. */
export function caseFiles(papers: readonly StoredPaper[]): CaseFile[] {
  const codeOfFile = new Map<string, string>();
  for (const paper of papers) {
    const code = saidBy(paper, 'procedure-file');
    if (paper.file !== null && code !== undefined) codeOfFile.set(paper.file, code);
  }
  const groups = Map.groupBy(papers, (paper) => {
    const ofFile = paper.file === null ? undefined : (codeOfFile.get(paper.file) ?? paper.file);
    return ofFile ?? saidBy(paper, 'procedure-file') ?? paper.id;
  });
  return [...groups.values()].map((own) => ({ papers: own.toSorted(inOrder) }));
}

/** A form is written before it is dated: it bears no date of its own. */
function inOrder(one: StoredPaper, two: StoredPaper): number {
  const [first, second] = [kindOf(one), kindOf(two)].map((kind) => ORDER.indexOf(kind)) as [number, number];
  const dated = (paper: StoredPaper): string => paper.issuedDate ?? saidBy(paper, 'received') ?? '';
  if (first !== second && (dated(one) === '' || dated(two) === '')) return first - second;
  return compare(dated(one), dated(two)) || first - second || compare(one.id, two.id);
}

/** Which of two texts comes first, by their bytes. */
export function compare(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

/** What a paper is in its case. */
export function kindOf(paper: StoredPaper): PaperKind {
  return ORDER.find((kind) => kind === saidBy(paper, 'paper')) ?? 'other';
}

/** What a paper says; undefined where it does not. */
export function saidBy({ facts }: StoredPaper, kind: string): string | undefined {
  return facts.find((fact) => fact.kind === kind)?.value;
}

/** What the papers of a case say: the surest of them, the first of equals. */
export function said({ papers }: CaseFile, kind: string): string | undefined {
  return papers
    .flatMap(({ facts }) => facts.filter((fact) => fact.kind === kind))
    .reduce<PaperFact | undefined>(
      (best, fact) => (best && best.confidence >= fact.confidence ? best : fact),
      undefined,
    )?.value;
}

/** How far a case is, by its papers. */
export function statusOf({ papers }: CaseFile): CaseStatus {
  const kinds = papers.map(kindOf);
  return STATUS.find(([kind]) => kinds.includes(kind))?.[1] ?? 'unknown';
}

/** When a case was taken in: what a receipt says, else the day of its first dated paper. */
export function receivedOn(file: CaseFile): string | undefined {
  return said(file, 'received') ?? file.papers.flatMap(({ issuedDate }) => issuedDate ?? []).sort()[0];
}

/** The day of the paper that decided. */
export function resolvedOn({ papers }: CaseFile): string | undefined {
  return papers.find((paper) => kindOf(paper) === 'result')?.issuedDate ?? undefined;
}
