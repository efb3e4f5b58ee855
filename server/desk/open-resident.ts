import { nameKeys } from '@tangthu/language/text/case-keys';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import {
  caseFiles,
  resolvedOn,
  said,
  saidBy,
  statusOf,
  type CaseFile,
  type StoredPaper,
} from './case-files.ts';
import type { Paper, ProcedureFile, ResidentView } from './desk-view.ts';
import { gatherPapers, papersOfCases } from './gather-cases.ts';
import { governingProcedures } from './governing-procedure.ts';
import { labelOf } from './look-up.ts';
import { readPapers } from './read-papers.ts';
import { residentsOf } from './residents.ts';
import { readTyped } from './typed-resident.ts';

/**
 * The resident of a paper with all their procedure files that this reader may read, and what the archive lays down for those
 * procedures. Throws `RecordNotFoundError` where the paper is hidden, missing, or no paper of a case.
 */
export function openResident(store: Store, reader: Reader, paper: string): Promise<ResidentView> {
  return asReader(store, reader, async (records) => {
    const own = await papersOfCases(records, [paper]);
    if (own.every(({ facts }) => facts.length === 0)) throw new RecordNotFoundError();
    const all = await withNamesakes(records, own);
    const found = residentsOf(caseFiles(all)).find(({ files }) =>
      files.some(({ papers }) => papers.some(({ id }) => id === paper)),
    );
    if (!found) throw new RecordNotFoundError();
    const { resident, files } = found;
    const papers = await readPapers(
      records,
      files.flatMap(({ papers: stored }) => stored),
    );
    const codes = files.flatMap((file) => said(file, 'procedure') ?? []);
    return {
      resident,
      files: files.map((file) => procedureFile(file, papers)),
      procedures: await governingProcedures(records, codes),
    };
  });
}

/** The papers of everybody of that name: whose they are is told by what else they say. */
async function withNamesakes(
  records: Transaction,
  own: readonly StoredPaper[],
): Promise<readonly StoredPaper[]> {
  const [name, birth] = ['name', 'birth'].map((kind) => own.flatMap((paper) => saidBy(paper, kind) ?? [])[0]);
  const [whole] = nameKeys(name ?? '');
  if (name === undefined || whole === undefined) return own;
  const typed = readTyped({ who: name, birthYear: birth?.slice(0, 4) ?? '', address: '', procedure: '' });
  const { papers } = await gatherPapers(records, typed);
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...papers.filter(({ id }) => !known.has(id))];
}

function procedureFile(file: CaseFile, papers: ReadonlyMap<string, Paper>): ProcedureFile {
  const own = file.papers.flatMap(({ id }) => papers.get(id) ?? []);
  return {
    ...labelOf(file),
    procedureCode: said(file, 'procedure') ?? null,
    status: statusOf(file),
    due: said(file, 'due') ?? null,
    resolved: resolvedOn(file) ?? null,
    outcome: said(file, 'outcome') ?? null,
    fee: said(file, 'fee') ?? null,
    timeLimit: said(file, 'time-limit') ?? null,
    custodian: own[0]?.custodian.name ?? '',
    papers: own,
  };
}
