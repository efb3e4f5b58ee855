import type { Paper, PaperKind, PaperPage, ProcedureFile } from '@tangthu/server/desk/desk-view';

/** A page of a procedure file, among all of them. */
export interface FilePage {
  readonly paper: Paper;
  readonly page: PaperPage;
}

/** The papers that tell a resident most of what they ask for, the most telling first. */
const TELLING: readonly PaperKind[] = ['result', 'refusal', 'supplement', 'receipt', 'request'];

/** All pages of a file, paper after paper. */
export function filePages({ papers }: ProcedureFile): FilePage[] {
  return papers.flatMap((paper) => paper.pages.map((page) => ({ paper, page })));
}

/** The paper that tells most of a file: what came of it, else how far it is. */
export function tellingPaper({ papers }: ProcedureFile): Paper | undefined {
  for (const kind of TELLING) {
    const found = papers.findLast(({ paper }) => paper === kind);
    if (found) return found;
  }
  return papers[0];
}

/** The place, among all pages of a file, at which it is opened. */
export function openingPage(file: ProcedureFile): number {
  const telling = tellingPaper(file);
  return Math.max(
    0,
    filePages(file).findIndex(({ paper }) => paper.id === telling?.id),
  );
}

/** The place after so many steps, without leaving the pages. */
export function stepped(at: number, steps: number, count: number): number {
  return Math.min(Math.max(at + steps, 0), Math.max(0, count - 1));
}
