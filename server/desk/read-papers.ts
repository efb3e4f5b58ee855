import { decodeWords, uprightPage, uprightSize, type PageTurn } from '@tangthu/db/page-words';
import type { Transaction } from '@tangthu/db/store';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { litRuns } from '../retrieval/lighting.ts';
import { kindOf, type PaperFact, type StoredPaper } from './case-files.ts';
import type { Paper, PaperPage } from './desk-view.ts';

/** What is read with less than this is said to be doubtful. */
const SURE = 0.7;
/** Facts by which a clerk knows the paper again on its image. */
const LIT = new Set(['name', 'birth', 'number', 'address', 'procedure-file', 'due', 'outcome']);

interface PageRow {
  readonly document: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly turn: PageTurn;
  /** Of pages on which something is lit. */
  readonly text: string | null;
  readonly boxes: Uint8Array | null;
}

/** Papers as a timeline shows them, by id: their pages, with what was read from them lit. */
export async function readPapers(
  records: Transaction,
  papers: readonly StoredPaper[],
): Promise<Map<string, Paper>> {
  const ids = papers.map(({ id }) => id);
  const rows = await loadDocuments({ transaction: records }, ids);
  const agencies = await loadAgencies(
    { transaction: records },
    [...rows.values()].map(({ custodian }) => custodian),
  );
  const pages = Map.groupBy(await readPages(records, papers), ({ document }) => document);
  return new Map(
    papers.flatMap((paper) => {
      const row = rows.get(paper.id);
      const own = pages.get(paper.id) ?? [];
      return row ? [[paper.id, { ...summaryOf(row, agencies), ...paperOf(paper, own) }] as const] : [];
    }),
  );
}

function readPages(records: Transaction, papers: readonly StoredPaper[]): Promise<PageRow[]> {
  return records.query<PageRow>(
    `select p.document, p.number, p.width, p.height, p.turn, case when lit.found then p.text end as text,
       case when lit.found then p.word_boxes end as boxes
     from page p cross join lateral (
       select exists (select from case_fact c where c.document = p.document and c.page = p.number) as found) lit
     where p.document = any ($1::uuid[]) order by p.document, p.number`,
    [papers.map(({ id }) => id)],
  );
}

function paperOf(paper: StoredPaper, pages: readonly PageRow[]): Pick<Paper, 'paper' | 'pages' | 'doubt'> {
  const least = Math.min(1, ...paper.facts.map(({ confidence }) => confidence));
  return {
    paper: kindOf(paper),
    pages: pages.map((page) =>
      pageOf(
        page,
        paper.facts.filter((fact) => fact.page === page.number),
      ),
    ),
    doubt: least < SURE ? least : null,
  };
}

function pageOf(page: PageRow, facts: readonly PaperFact[]): PaperPage {
  const { number, text, boxes, turn } = page;
  const size = uprightSize(page, turn);
  if (text === null || boxes === null) return { number, ...size, lit: [] };
  const upright = uprightPage({ ...page, text, ...decodeWords(text, boxes, page) }, turn);
  const words = facts.filter(({ kind }) => LIT.has(kind)).map(({ from, to }) => ({ from, to: to - 1 }));
  return { number, ...size, lit: litRuns(upright, words).boxes };
}
