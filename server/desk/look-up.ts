import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { caseFiles, receivedOn, said, type CaseFile } from './case-files.ts';
import type { Candidate, CaseLabel, LookUpResult } from './desk-view.ts';
import { gatherPapers } from './gather-cases.ts';
import { fits, isSpeltSo, residentsOf, type ResidentFiles } from './residents.ts';
import type { TypedResident } from './typed-resident.ts';

/** As many as a clerk takes in at a look. */
const MOST_CANDIDATES = 8;

/** The residents who fit what was typed, with their cases, as far as the reader may read their papers. */
export function lookUp(store: Store, reader: Reader, typed: TypedResident): Promise<LookUpResult> {
  return asReader(store, reader, async (records) => {
    const { papers, more } = await gatherPapers(records, typed);
    const found = residentsOf(caseFiles(papers)).filter((resident) => fits(resident, typed));
    const ordered = found.toSorted((one, two) => fitness(two, typed) - fitness(one, typed));
    return {
      candidates: ordered.slice(0, MOST_CANDIDATES).map(candidateOf),
      more: more || ordered.length > MOST_CANDIDATES,
      byNumber: typed.people.length > 0,
    };
  });
}

/** Who is spelt as it was typed comes first, then whose papers tell the year that was; the newest of equals. */
function fitness(found: ResidentFiles, { spelt, birthYear }: TypedResident): number {
  const isOfYear = birthYear !== undefined && found.resident.birth !== null;
  return (isSpeltSo(found, spelt) ? 2 : 0) + (isOfYear ? 1 : 0);
}

function candidateOf({ resident, files }: ResidentFiles): Candidate {
  const papers = files.flatMap(({ papers }) => papers);
  // By the number on it auditors find who opened it.
  const [named] = ['number', 'name'].flatMap(
    (kind) => papers.find(({ facts }) => facts.some((fact) => fact.kind === kind)) ?? [],
  );
  return { ...resident, paper: (named ?? papers[0])?.id ?? '', cases: files.map(labelOf) };
}

/** How a case is named in a list. */
export function labelOf(file: CaseFile): CaseLabel {
  return {
    code: said(file, 'procedure-file') ?? null,
    procedure: said(file, 'procedure-name') ?? null,
    received: receivedOn(file) ?? null,
  };
}
