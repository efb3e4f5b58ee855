import { wordOffsets } from '@tangthu/db/page-words';
import type { Transaction } from '@tangthu/db/store';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { compare } from './case-files.ts';
import type { GoverningProcedure } from './desk-view.ts';

interface PartRow {
  readonly document: string;
  readonly procedure: string;
  readonly part: 'title' | GoverningProcedure['parts'][number]['part'];
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const PARTS = ['steps', 'dossier', 'time-limit', 'fee'] as const;
const HEADING = /^[^:\n]{0,60}[:\n]\s*/u;
const NUMBERED = /^(?:\d{1,2}|[ivx]{1,4})[.)]\s*/iu;

/**
 * What the archive lays down for procedures (codes; an agency's own part behind one does not matter), each by the newest paper that
 * the reader may read and that nothing has replaced. Procedures of which no such paper is there are left out.
 */
export async function governingProcedures(
  records: Transaction,
  codes: readonly string[],
): Promise<GoverningProcedure[]> {
  const wanted = [...new Set(codes.map((code) => code.split('.').slice(0, 2).join('.')))];
  const found: GoverningProcedure[] = [];
  for (const code of wanted) {
    const procedure = await governing(records, code);
    if (procedure) found.push(procedure);
  }
  return found;
}

async function governing(records: Transaction, code: string): Promise<GoverningProcedure | undefined> {
  const named = await records.query<{ document: string }>(
    `select distinct document from procedure_part
     where procedure = $1 or (procedure ~>=~ $2 and procedure ~<~ $3) limit 50`,
    [code, `${code}.`, `${code}/`],
  );
  const rows = await loadDocuments(
    { transaction: records },
    named.map(({ document }) => document),
  );
  const [newest] = [...rows.values()].sort(
    (one, two) =>
      Number(one.superseded) - Number(two.superseded) ||
      compare(two.issued_date ?? '', one.issued_date ?? '') ||
      compare(one.id, two.id),
  );
  if (!newest) return undefined;
  const agencies = await loadAgencies({ transaction: records }, [newest.custodian]);
  const parts = await partsOf(records, newest.id, code);
  const title = parts.find(({ part }) => part === 'title');
  return {
    code,
    document: summaryOf(newest, agencies),
    page: title?.page ?? 1,
    title: title ? written(title).replaceAll('\n', ' ').replace(NUMBERED, '') : code,
    parts: PARTS.flatMap((part) => {
      const own = parts.filter((row) => row.part === part).map(written);
      return own.length === 0 ? [] : [{ part, text: runOn(own.join('\n').replace(HEADING, '')) }];
    }),
  };
}

function partsOf(records: Transaction, document: string, code: string): Promise<PartRow[]> {
  return records.query<PartRow>(
    `select r.document, r.procedure, r.part, r.page, r.word_from as "from", r.word_to as "to", p.text
     from procedure_part r join page p on p.document = r.document and p.number = r.page
     where r.document = $1 and (r.procedure = $2 or (r.procedure ~>=~ $3 and r.procedure ~<~ $4))
     order by r.page, r.word_from`,
    [document, code, `${code}.`, `${code}/`],
  );
}

/** A line that begins nothing of its own goes on with the one before. */
function runOn(text: string): string {
  return text.replace(/\n(?!\s*(?:[-–+•*]|bước\b|\p{L}[.)]|\d+[.)]))/giu, ' ');
}

/** The words of the page, lines as they are. */
function written({ text, from, to }: PartRow): string {
  const offsets = wordOffsets(text);
  return text.slice(offsets[2 * from], offsets[2 * to - 1]);
}
