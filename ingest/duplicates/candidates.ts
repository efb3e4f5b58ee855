import { hiddenWords, wholePages } from '@tangthu/db/personal-numbers';
import type { Transaction } from '@tangthu/db/store';
import { tokensOf } from './tokens.ts';
import type { Version } from './version.ts';

/** Documents that share keys are gathered up to this many, and so many of those that share most are compared. */
const MOST_GATHERED = 400;
const MOST_COMPARED = 24;
const MOST_OF_ONE_NUMBER = 12;
const MOST_OF_ONE_FILE = 8;
/** A longer document is compared by its first pages. */
const MOST_PAGES = 12;

/** Ids of documents whose file has the very bytes of this one's, and that begin on the same page of it. */
export async function documentsOfSameBytes(writer: Transaction, document: string): Promise<string[]> {
  const rows = await writer.query<{ id: string }>(
    `select other.id from document d join document other
       on other.content_hash = d.content_hash and other.first_page = d.first_page and other.id <> d.id
     where d.id = $1 order by other.id limit $2`,
    [document, MOST_OF_ONE_FILE],
  );
  return rows.map(({ id }) => id);
}

/** Ids of documents that may be the same as this one: those that share most keys with it, or bear its number and date. */
export async function likelyDuplicates(writer: Transaction, document: string): Promise<string[]> {
  const alike = writer.query<{ id: string }>(
    `with own as materialized (select keys from duplicate_fingerprint where document = $1),
       gathered as materialized (
         select f.document, f.keys from duplicate_fingerprint f
         where f.keys && (select keys from own) and f.document <> $1 limit $2)
     select g.document as id from gathered g cross join own
     order by (select count(*) from unnest(g.keys) key where key = any (own.keys)) desc, g.document limit $3`,
    [document, MOST_GATHERED, MOST_COMPARED],
  );
  const numbered = writer.query<{ id: string }>(
    `select other.id from document d join document other
       on other.number_key = d.number_key and other.issued_date = d.issued_date and other.id <> d.id
     where d.id = $1 order by other.id limit $2`,
    [document, MOST_OF_ONE_NUMBER],
  );
  return [...new Set([...(await alike), ...(await numbered)].map(({ id }) => id))];
}

/** What these documents are compared by. */
export async function loadVersions(
  writer: Transaction,
  documents: readonly string[],
): Promise<Map<string, Version>> {
  const rows = await writer.query<Omit<Version, 'tokens'> & { texts: string[] }>(
    `select d.id as document, d.number_key as "numberKey", d.issued_date as "issuedDate", d.draft, d.copy_kind as "copyKind",
       coalesce((select f.images from duplicate_fingerprint f where f.document = d.id), '{}') as images,
       array(select p.text from page p where p.document = d.id order by p.number limit $2) as texts
     from document d where d.id = any ($1::uuid[])`,
    [documents, MOST_PAGES],
  );
  const hidden = await hiddenWords(writer, documents);
  return new Map(
    rows.map(({ texts, ...row }) => [
      row.document,
      {
        ...row,
        tokens: wholePages(texts, hidden.get(row.document)).flatMap((text) =>
          tokensOf(text).map((token) => token.text),
        ),
      },
    ]),
  );
}
