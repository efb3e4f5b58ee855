import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { addressKeys, birthNameKeys, nameKeys, procedureNameKeys } from '@tangthu/language/text/case-keys';
import { fillArchive } from './small-archive.ts';
import { SyllableEmbeddings } from './syllable-embeddings.ts';

/** A paper of a resident's case for tests: what it says, which its page shows line by line, and its archive's file. */
export interface CasePaper {
  readonly agency: string;
  /** Code of the archive's file, a procedure file's; none for a paper by itself. */
  readonly file?: string;
  readonly issuedDate?: string;
  readonly documentNumber?: string;
  /** Facts by kind; a person's `number` in full, as the page shows it. */
  readonly facts: Readonly<Record<string, string>>;
  /** Other lines of the page. */
  readonly lines?: readonly string[];
}

/** Stores papers with what ingest finds in them. Returns their ids in order. */
export async function addCasePapers(store: Store, papers: readonly CasePaper[]): Promise<string[]> {
  const ids = await fillArchive(
    store,
    new SyllableEmbeddings(),
    papers.map(({ agency, issuedDate, documentNumber, facts, lines = [] }) => ({
      agency,
      fonds: `F ${agency}`,
      ...(issuedDate && { issuedDate }),
      ...(documentNumber && { documentNumber }),
      subject: `${facts['paper'] ?? 'Giấy tờ'} của ${facts['name'] ?? 'ai đó'}`,
      pages: [[...Object.values(facts), ...lines].join('\n')],
    })),
  );
  await asWriter(store, async (writer) => {
    for (const [index, paper] of papers.entries()) await addPaper(writer, ids[index] ?? '', paper);
  });
  return ids;
}

async function addPaper(writer: Transaction, id: string, { file, facts }: CasePaper): Promise<void> {
  if (file !== undefined) {
    await writer.query(
      `insert into file (fonds, custodian, mode, code, title) select fonds, custodian, mode, $2, 'Hồ sơ' from document where id = $1
       on conflict do nothing`,
      [id, file],
    );
    await writer.query(
      'update document d set file = f.id from file f where d.id = $1 and f.code = $2 and f.custodian = d.custodian',
      [id, file],
    );
  }
  let word = 0;
  for (const [kind, value] of Object.entries(facts)) {
    const words = value.split(' ').length;
    const shown = kind === 'number' ? value.replace(/\d(?=\d{4})/gu, '*') : value;
    await writer.query(
      `insert into case_fact (document, custodian, mode, kind, value, confidence, page, word_from, word_to)
       select id, custodian, mode, $2, $3, 0.9, 1, $4, $5 from document where id = $1`,
      [id, kind, shown, word, word + words],
    );
    word += words;
  }
  const [name = '', birth = ''] = [facts['name'], facts['birth']];
  const keys = [
    ...nameKeys(name).map((key) => ['name', key]),
    ...(birth === '' ? [] : birthNameKeys(name, birth.slice(0, 4)).map((key) => ['birth-name', key])),
    ...addressKeys(facts['address'] ?? '').map((key) => ['address', key]),
    ...procedureNameKeys(facts['procedure-name'] ?? '').map((key) => ['procedure', key]),
  ];
  await writer.query(
    `insert into case_key (document, custodian, mode, kind, key)
     select d.id, d.custodian, d.mode, given.* from document d, unnest($2::text[], $3::text[]) as given where d.id = $1`,
    [id, keys.map(([kind]) => kind), keys.map(([, key]) => key)],
  );
}
