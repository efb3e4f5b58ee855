import { createHash } from 'node:crypto';
import { prepareEmbeddings, vectorType } from '@tangthu/db/embedding-table';
import { encodeWordBoxes, wordOffsets, type WordBox } from '@tangthu/db/page-words';
import type { Store, Transaction } from '@tangthu/db/store';
import { ensureWordIndex } from '@tangthu/db/word-index';
import { asWriter } from '@tangthu/db/writer';
import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import {
  findPersonalNumbers,
  maskPersonalNumbers,
  personalNumberKey,
} from '@tangthu/language/text/personal-numbers';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import type { QueryEmbeddings } from '../retrieval/search-context.ts';

/** A document for tests: plain text, one string a page; every paragraph (`\n\n`) becomes a passage. */
export interface PlainDocument {
  readonly pages: readonly string[];
  /** Code of the custodian; its agency is made when it is met first. */
  readonly agency: string;
  readonly creator?: string;
  readonly mode?: '01' | '02';
  readonly documentNumber?: string;
  readonly type?: string;
  readonly issuedDate?: string;
  readonly subject?: string;
  /** Code of the fonds, made when it is met first. */
  readonly fonds?: string;
  /** Pages (from 1) that are marked to lack usable text. */
  readonly needsOcr?: readonly number[];
}

/** An embedder for documents and queries. */
export interface TestEmbeddings extends QueryEmbeddings {
  embedDocuments(texts: string[]): Promise<number[][]>;
}

/** Where every test page puts its words: lines 20 points high, characters 5 points wide, on an A4 page. */
export const TEST_PAGE = { width: 595, height: 842, line: 20, character: 5 } as const;

/**
 * Stores documents and builds the word index. Ids are made from the content, so two stores with the same document give it
 * the same id. Returns the documents' ids in order.
 */
export async function fillArchive(
  store: Store,
  embeddings: TestEmbeddings,
  documents: readonly PlainDocument[],
): Promise<string[]> {
  await prepareEmbeddings(store, embeddings);
  const ids: string[] = [];
  for (const document of documents) {
    ids.push(await asWriter(store, (writer) => addDocument(store, writer, embeddings, document)));
  }
  await ensureWordIndex(store);
  return ids;
}

/** The id of an agency by its code; makes a ward of that code and name where there is none. */
export async function agencyId(writer: Transaction, code: string): Promise<number> {
  const [known] = await writer.query<{ id: number }>('select id from agency where code = $1', [code]);
  if (known) return known.id;
  const [made] = await writer.query<{ id: number }>(
    `insert into agency (code, bloc, level) values ($1, 'government', 'commune') returning id`,
    [code],
  );
  if (!made) throw new Error(`The agency ${code} could not be made.`);
  await writer.query('insert into agency_name (agency, name) values ($1, $2)', [
    made.id,
    `Ủy ban nhân dân ${code}`,
  ]);
  return made.id;
}

async function addDocument(
  store: Store,
  writer: Transaction,
  embeddings: TestEmbeddings,
  given: PlainDocument,
): Promise<string> {
  const custodian = await agencyId(writer, given.agency);
  const mode = given.mode ?? '01';
  const id = idOf(JSON.stringify(given));
  const parsed = given.documentNumber === undefined ? undefined : parseDocumentNumber(given.documentNumber);
  await writer.query(
    `insert into document (id, custodian, mode, fonds, creator, content_hash, original_name, byte_size, page_count, type, number,
       symbol, document_number, number_key, issued_date, subject)
     values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      custodian,
      mode,
      given.fonds === undefined ? null : await fondsId(writer, custodian, given.fonds),
      given.creator === undefined ? null : await agencyId(writer, given.creator),
      createHash('sha256').update(id).digest(),
      `${id}.pdf`,
      given.pages.length,
      given.type ?? parsed?.type ?? null,
      parsed?.number ?? null,
      parsed?.symbol ?? null,
      given.documentNumber ?? null,
      parsed ? documentNumberKey(parsed.number, parsed.symbol, parsed.year) : null,
      given.issuedDate ?? null,
      given.subject ?? null,
    ],
  );
  const shown = given.pages.map((text) => maskPersonalNumbers(text));
  const passages = shown.flatMap((text, index) => passagesOf(text, index + 1));
  for (const [index, text] of shown.entries())
    await addPage(writer, id, custodian, mode, index + 1, text, given);
  await addNumbers(writer, id, given.pages);
  await addIdentifiers(writer, id, custodian, mode, given.pages);
  const vectors = await embeddings.embedDocuments(passages.map(({ text }) => text));
  for (const [ordinal, passage] of passages.entries()) {
    const chunk = idOf(`${id} ${ordinal}`);
    await writer.query(
      `insert into chunk (id, document, custodian, mode, ordinal, heading, text, terms, term_codes, spans)
       values ($1, $2, $3, $4, $5, '', $6, $7, decode($8, 'base64'), $9)`,
      [
        chunk,
        id,
        custodian,
        mode,
        ordinal,
        passage.text,
        indexTerms(passage.text),
        encodeTerms(indexTerms(passage.text)),
        JSON.stringify([passage.span]),
      ],
    );
    await writer.query(
      `insert into chunk_embedding (chunk, custodian, mode, embedding) values ($1, $2, $3, $4::${vectorType(store)})`,
      [chunk, custodian, mode, `[${vectors[ordinal]?.join(',') ?? ''}]`],
    );
  }
  return id;
}

async function addIdentifiers(
  writer: Transaction,
  document: string,
  custodian: number,
  mode: string,
  pages: readonly string[],
): Promise<void> {
  for (const [index, text] of pages.entries()) {
    const people = findPersonalNumbers(text).map(({ kind, start, end }) => ({
      kind,
      key: personalNumberKey(text.slice(start, end)),
    }));
    const others = findIdentifiers(text).filter(({ kind }) => kind.startsWith('procedure'));
    for (const { kind, key } of [...others, ...people]) {
      await writer.query(
        `insert into identifier (document, custodian, mode, kind, key, page) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing`,
        [document, custodian, mode, kind, key, index + 1],
      );
    }
  }
}

/** The numbers of people on the pages, as ingest stores them: where they stand, and what their words say. */
async function addNumbers(writer: Transaction, document: string, pages: readonly string[]): Promise<void> {
  for (const [index, text] of pages.entries()) {
    const offsets = wordOffsets(text);
    for (const { kind, start, end } of findPersonalNumbers(text)) {
      const words = Array.from({ length: offsets.length / 2 }, (_, word) => word).filter(
        (word) => (offsets[2 * word + 1] ?? 0) > start && (offsets[2 * word] ?? 0) < end,
      );
      await writer.query(
        `with place as (
           insert into personal_data (document, custodian, mode, page, kind, word_from, word_to)
           select id, custodian, mode, $2, $3, $4, $5 from document where id = $1)
         insert into personal_number (document, custodian, mode, page, word, written)
         select d.id, custodian, mode, $2, given.word, given.written
         from document d, unnest($6::int[], $7::text[]) as given (word, written) where d.id = $1`,
        [
          document,
          index + 1,
          kind,
          words[0],
          (words.at(-1) ?? 0) + 1,
          words,
          words.map((word) => text.slice(offsets[2 * word], offsets[2 * word + 1])),
        ],
      );
    }
  }
}

async function fondsId(writer: Transaction, custodian: number, code: string): Promise<string | undefined> {
  await writer.query(
    'insert into fonds (id, custodian, code, title) values ($1, $2, $3, $4) on conflict do nothing',
    [idOf(`${custodian} ${code}`), custodian, code, `Phông ${code}`],
  );
  return idOf(`${custodian} ${code}`);
}

async function addPage(
  writer: Transaction,
  document: string,
  custodian: number,
  mode: string,
  number: number,
  text: string,
  { needsOcr }: PlainDocument,
): Promise<void> {
  await writer.query(
    `insert into page (document, custodian, mode, number, text, word_boxes, width, height, needs_ocr)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      document,
      custodian,
      mode,
      number,
      text,
      encodeWordBoxes(boxesOf(text), TEST_PAGE),
      TEST_PAGE.width,
      TEST_PAGE.height,
      needsOcr?.includes(number) ?? false,
    ],
  );
}

function boxesOf(text: string): WordBox[] {
  return [...text.matchAll(/[^ \n]+/gu)].map(({ index, 0: word }) => {
    const before = text.slice(0, index).split('\n');
    const left = TEST_PAGE.character * (before.at(-1)?.length ?? 0);
    const top = TEST_PAGE.line * (before.length - 1);
    return {
      left,
      top,
      right: left + TEST_PAGE.character * word.length,
      bottom: top + TEST_PAGE.line - 5,
    };
  });
}

interface Passage {
  readonly text: string;
  readonly span: { readonly page: number; readonly from: number; readonly to: number };
}

function passagesOf(pageText: string, page: number): Passage[] {
  const passages: Passage[] = [];
  let from = 0;
  for (const text of pageText.split('\n\n')) {
    const count = wordOffsets(text).length / 2;
    if (count === 0) continue;
    passages.push({ text, span: { page, from, to: from + count - 1 } });
    from += count;
  }
  return passages;
}

/** A UUID made from a text. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
