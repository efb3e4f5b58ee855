import type { GoverningProcedure, ProcedureFile } from '@tangthu/server/desk/desk-view';
import { citation } from '../document/citation.ts';
import { permanentHref } from '../document/document-link.ts';
import { tellingPaper } from './desk-pages.ts';

/** One page holds so many papers, other files, and letters of a long text. */
const PAPERS = 8;
const OTHERS = 5;
const LETTERS = 420;

/** What a printed sheet says of a file, short enough for one page. */
export interface DeskSheetText {
  /** Citations, as documents cite them. */
  readonly papers: readonly string[];
  readonly morePapers: number;
  readonly others: readonly ProcedureFile[];
  readonly moreOthers: number;
  readonly outcome: string | null;
  readonly parts: GoverningProcedure['parts'];
  readonly governing: string | null;
  /** Address of the page that tells most of the file, on this portal. */
  readonly link: string | null;
}

/** Chooses what stands on the sheet of one file among a resident's. `origin`: of this portal, without a slash. */
export function deskSheet(
  file: ProcedureFile,
  files: readonly ProcedureFile[],
  procedure: GoverningProcedure | undefined,
  origin: string,
): DeskSheetText {
  const others = files.filter((other) => other !== file);
  const telling = tellingPaper(file);
  return {
    papers: file.papers.slice(0, PAPERS).map((paper) => shortened(citation(paper, 1))),
    morePapers: Math.max(0, file.papers.length - PAPERS),
    others: others.slice(0, OTHERS),
    moreOthers: Math.max(0, others.length - OTHERS),
    outcome: file.outcome === null ? null : shortened(file.outcome),
    parts: (procedure?.parts ?? [])
      .filter(({ part }) => part !== 'steps')
      .map(({ part, text }) => ({ part, text: shortened(text) })),
    governing: procedure ? shortened(citation(procedure.document, procedure.page)) : null,
    link: telling ? origin + permanentHref(telling.id, telling.pages[0]?.number ?? 1, null) : null,
  };
}

/** As much of a text as a page has room for, to the end of a word. */
function shortened(text: string): string {
  if (text.length <= LETTERS) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LETTERS))} …`;
}
