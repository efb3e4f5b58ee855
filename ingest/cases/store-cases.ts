import type { Transaction } from '@tangthu/db/store';
import { addressKeys, birthNameKeys, nameKeys, procedureNameKeys } from '@tangthu/language/text/case-keys';
import type { CaseFact } from '../understand/case-fact.ts';
import type { ProcedurePart } from '../understand/procedure-parts.ts';

/** What a document says of a resident's case, or lays down for procedures. */
export interface CasesOfDocument {
  readonly caseFacts: readonly CaseFact[];
  readonly procedureParts: readonly ProcedurePart[];
}

/** Stores what a document says of cases and procedures, with the keys by which a desk looks it up, in place of what was stored before. */
export async function storeCases(
  writer: Transaction,
  document: string,
  { caseFacts, procedureParts }: CasesOfDocument,
): Promise<void> {
  await writer.query(
    `with keys as (delete from case_key where document = $1), parts as (delete from procedure_part where document = $1)
     delete from case_fact where document = $1`,
    [document],
  );
  if (caseFacts.length > 0) {
    await storeFacts(writer, document, caseFacts);
    await storeKeys(writer, document, keysOf(caseFacts));
  }
  if (procedureParts.length > 0) await storeParts(writer, document, procedureParts);
}

async function storeFacts(writer: Transaction, document: string, facts: readonly CaseFact[]): Promise<void> {
  await writer.query(
    `insert into case_fact (document, custodian, mode, kind, value, confidence, page, word_from, word_to)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::text[], $3::text[], $4::real[], $5::int[], $6::int[], $7::int[]) as given
     where d.id = $1`,
    [
      document,
      facts.map(({ kind }) => kind),
      facts.map(({ value }) => value),
      facts.map(({ confidence }) => confidence),
      facts.map(({ page }) => page),
      facts.map(({ words: [from] }) => from),
      facts.map(({ words: [, to] }) => to),
    ],
  );
}

interface CaseKey {
  readonly kind: 'name' | 'birth-name' | 'address' | 'procedure';
  readonly key: string;
}

function keysOf(facts: readonly CaseFact[]): CaseKey[] {
  const said = (kind: CaseFact['kind']): string => facts.find((fact) => fact.kind === kind)?.value ?? '';
  const keys = (kind: CaseKey['kind'], of: readonly string[]): CaseKey[] => of.map((key) => ({ kind, key }));
  const [name, year] = [said('name'), said('birth').slice(0, 4)];
  return [
    ...keys('name', nameKeys(name)),
    ...keys('birth-name', year === '' ? [] : birthNameKeys(name, year)),
    ...keys('address', addressKeys(said('address'))),
    ...keys('procedure', procedureNameKeys(said('procedure-name'))),
  ];
}

async function storeKeys(writer: Transaction, document: string, keys: readonly CaseKey[]): Promise<void> {
  await writer.query(
    `insert into case_key (document, custodian, mode, kind, key)
     select d.id, d.custodian, d.mode, given.* from document d, unnest($2::text[], $3::text[]) as given where d.id = $1`,
    [document, keys.map(({ kind }) => kind), keys.map(({ key }) => key)],
  );
}

async function storeParts(
  writer: Transaction,
  document: string,
  parts: readonly ProcedurePart[],
): Promise<void> {
  await writer.query(
    `insert into procedure_part (document, custodian, mode, procedure, part, page, word_from, word_to)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[]) as given
     where d.id = $1 on conflict do nothing`,
    [
      document,
      parts.map(({ procedure }) => procedure),
      parts.map(({ part }) => part),
      parts.map(({ page }) => page),
      parts.map(({ from }) => from),
      parts.map(({ to }) => to),
    ],
  );
}
