import { encodeWordBoxes, wordOffsets } from '@tangthu/db/page-words';
import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import type { Store, Transaction } from '@tangthu/db/store';
import type { SyllableEmbeddings } from '@tangthu/server/testing/syllable-embeddings';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { addressKeys, nameKeys } from '@tangthu/language/text/case-keys';
import { indexTerms } from '@tangthu/language/text/terms';
import type { ArchiveOriginals } from './archive-originals.ts';
import { COMMON_STREET, numberOf, secretOf, subjectOf, textOf } from './paper-text.ts';
import { agencyId, fileCode, fondsCode, fondsTitle, idOf } from './world-ids.ts';
import type { Paper, World } from './world.ts';

/** The day of the newest papers. */
const NEWEST_DAY = Date.UTC(2024, 5, 15);
const PAGE = { width: 595, height: 842 } as const;

/** What is stored of a world: everything but the papers (and the fonds and files) that are left out. */
export interface Omissions {
  readonly papers: ReadonlySet<number>;
  readonly files: ReadonlySet<number>;
  readonly fonds: ReadonlySet<number>;
}

/** The day on which papers of an age were issued, `yyyy-mm-dd`. */
export function issuedDay(age: number): string {
  return new Date(NEWEST_DAY - age * 86_400_000).toISOString().slice(0, 10);
}

/** Stores a world's records, as the ingest leaves them. One statement a table, whatever the world. */
export async function storeRecords(
  store: Store,
  owner: Transaction,
  world: World,
  { papers, files, fonds }: Omissions,
  parts: { readonly embeddings: SyllableEmbeddings; readonly originals: ArchiveOriginals },
): Promise<void> {
  await insert(
    owner,
    'fonds (id uuid, custodian int, code text, title text)',
    kept(world.fonds, fonds).map(([at, { keeper }]) => ({
      id: idOf('fonds', at),
      custodian: agencyId(keeper),
      code: fondsCode(at),
      title: fondsTitle(at),
    })),
  );
  await insert(
    owner,
    'file (id uuid, fonds uuid, custodian int, mode text, code text, title text)',
    kept(world.files, files).map(([at, file]) => ({
      id: idOf('file', at),
      fonds: idOf('fonds', file.fonds),
      custodian: agencyId(world.fonds[file.fonds]?.keeper ?? 0),
      mode: '01',
      code: fileCode(at, file.procedure),
      title: `Hồ sơ ${at + 1}`,
    })),
  );
  const all = kept(world.documents, papers);
  await storeDocuments(owner, world, all, parts.originals);
  await storeTexts(store, owner, all, parts.embeddings);
  await storeRelations(owner, world, all);
  await storeWork(owner, all);
  await storeCases(owner, all);
}

type Kept = readonly (readonly [at: number, paper: Paper])[];

function kept<Thing>(things: readonly Thing[], leftOut: ReadonlySet<number>): [number, Thing][] {
  return [...things.entries()].filter(([at]) => !leftOut.has(at));
}

/** How many papers before it stand in the same original of the same keeper. */
function partOf({ documents }: World, at: number): number {
  const own = documents[at];
  return documents.slice(0, at).filter(({ keeper, bytes }) => keeper === own?.keeper && bytes === own.bytes)
    .length;
}

async function storeDocuments(
  owner: Transaction,
  world: World,
  papers: Kept,
  originals: ArchiveOriginals,
): Promise<void> {
  await insert(
    owner,
    `document (id uuid, custodian int, mode text, fonds uuid, file uuid, creator int, access_authority int, content_hash bytea, first_page int,
       original_name text, byte_size bigint, page_count int, type text, number text, symbol text, document_number text,
       number_key text, issued_date date, issuer text, subject text)`,
    papers.map(([at, paper]) => {
      const { number, symbol, whole } = numberOf(paper);
      return {
        id: idOf('paper', at),
        custodian: agencyId(paper.keeper),
        mode: paper.mode,
        fonds: paper.fonds === undefined ? null : idOf('fonds', paper.fonds),
        file: paper.file === undefined ? null : idOf('file', paper.file),
        creator: paper.creator === undefined ? null : agencyId(paper.creator),
        access_authority: paper.authority === undefined ? null : agencyId(paper.authority),
        content_hash: `\\x${originals.hashOf(paper.bytes)}`,
        first_page: 1 + partOf(world, at),
        original_name: `${secretOf(at)}.pdf`,
        byte_size: 1,
        page_count: 1,
        type: paper.type,
        number,
        symbol,
        document_number: whole,
        number_key: documentNumberKey(number, symbol),
        issued_date: issuedDay(paper.age),
        subject: subjectOf(paper, at),
      };
    }),
  );
}

async function storeTexts(
  store: Store,
  owner: Transaction,
  papers: Kept,
  embeddings: SyllableEmbeddings,
): Promise<void> {
  const texts = papers.map(([at, paper]) => textOf(paper, at));
  const vectors = await embeddings.embedDocuments(texts);
  await insert(
    owner,
    'page (document uuid, custodian int, mode text, number int, text text, word_boxes bytea, width real, height real, needs_ocr boolean)',
    papers.map(([at, paper], index) => ({
      ...ofDocument(at, paper),
      number: 1,
      text: texts[index],
      word_boxes: `\\x${boxesOf(texts[index] ?? '').toString('hex')}`,
      ...PAGE,
      needs_ocr: paper.number === 0,
    })),
  );
  await insert(
    owner,
    'chunk (id uuid, document uuid, custodian int, mode text, ordinal int, heading text, text text, terms text, term_codes bytea, spans jsonb)',
    papers.map(([at, paper], index) => {
      const text = texts[index] ?? '';
      const terms = indexTerms(text);
      return {
        ...ofDocument(at, paper),
        id: idOf('chunk', at),
        ordinal: 0,
        heading: '',
        text,
        terms,
        term_codes: `\\x${Buffer.from(encodeTerms(terms), 'base64').toString('hex')}`,
        spans: [{ page: 1, from: 0, to: wordOffsets(text).length / 2 - 1 }],
      };
    }),
  );
  await insert(
    owner,
    `chunk_embedding (chunk uuid, custodian int, mode text, embedding ${vectorType(store)})`,
    papers.map(([at, paper], index) => ({
      chunk: idOf('chunk', at),
      custodian: agencyId(paper.keeper),
      mode: paper.mode,
      embedding: vectorText(vectors[index] ?? []),
    })),
  );
}

/** What papers name and of which they are copies. */
async function storeRelations(owner: Transaction, world: World, papers: Kept): Promise<void> {
  await insert(
    owner,
    'link (document uuid, custodian int, mode text, relation text, cited_number text, cited_key text, cited_date date)',
    papers.flatMap(([at, paper]) => {
      const named = paper.names && world.documents[paper.names.paper];
      if (!paper.names || !named) return [];
      const { number, symbol, whole } = numberOf(named);
      return [
        {
          ...ofDocument(at, paper),
          relation: paper.names.relation,
          cited_number: whole,
          cited_key: documentNumberKey(number, symbol),
          cited_date: issuedDay(named.age),
        },
      ];
    }),
  );
  await owner.query('select resolve_links(id) from document order by id');
  await insert(
    owner,
    'duplicate_member (document uuid, duplicate_group uuid, custodian int, mode text)',
    papers
      .filter(([, { copies }]) => copies !== undefined)
      .map(([at, paper]) => ({
        ...ofDocument(at, paper),
        duplicate_group: idOf('group', paper.copies ?? 0),
      })),
  );
}

/** Whose case each paper is: somebody of a name that no other bears, in a street where all live. */
async function storeCases(owner: Transaction, papers: Kept): Promise<void> {
  const facts = papers.flatMap(([at, paper]) =>
    [
      ['name', secretOf(at)],
      ['address', COMMON_STREET],
    ].map(([kind = '', value = '']) => ({ ...ofDocument(at, paper), kind, value })),
  );
  await insert(
    owner,
    'case_fact (document uuid, custodian int, mode text, kind text, value text, confidence real, page int, word_from int, word_to int)',
    facts.map((fact) => ({ ...fact, confidence: 0.9, page: 1, word_from: 0, word_to: 1 })),
  );
  await insert(
    owner,
    'case_key (document uuid, custodian int, mode text, kind text, key text)',
    facts.flatMap(({ value, ...fact }) =>
      (fact.kind === 'name' ? nameKeys(value) : addressKeys(value)).map((key) => ({ ...fact, key })),
    ),
  );
}

/** Work for archivists. */
async function storeWork(owner: Transaction, papers: Kept): Promise<void> {
  await insert(
    owner,
    'review_item (id uuid, document uuid, custodian int, mode text, kind text, field text, page int, words int[], value text, confidence real, raised_at timestamptz)',
    papers
      .filter(([, { reviewed }]) => reviewed)
      .map(([at, paper]) => ({
        ...ofDocument(at, paper),
        id: idOf('item', at),
        kind: 'doubtful',
        field: 'subject',
        page: 1,
        words: [0, 2],
        value: secretOf(at),
        confidence: 0.6,
        raised_at: '2026-01-02T03:04:05Z',
      })),
  );
}

function ofDocument(at: number, paper: Paper): { document: string; custodian: number; mode: string } {
  return { document: idOf('paper', at), custodian: agencyId(paper.keeper), mode: paper.mode };
}

function boxesOf(text: string): Buffer {
  const boxes = Array.from({ length: wordOffsets(text).length / 2 }, (_, word) => ({
    left: 50 + 10 * word,
    top: 60,
    right: 58 + 10 * word,
    bottom: 70,
  }));
  return encodeWordBoxes(boxes, PAGE);
}

/** Inserts rows into a table given as `name (column type, …)`; one statement, also for no rows. */
export async function insert(owner: Transaction, table: string, rows: readonly object[]): Promise<void> {
  const [, name = '', columns = ''] = /^(\w+) \(([^]*)\)$/.exec(table) ?? [];
  const names = columns.split(/,\s*/).map((column) => column.split(' ')[0]);
  const list = names.join(', ');
  await owner.query(
    `insert into ${name} (${list}) overriding system value select ${list} from jsonb_to_recordset($1::jsonb) as given (${columns})`,
    [JSON.stringify(rows)],
  );
}
