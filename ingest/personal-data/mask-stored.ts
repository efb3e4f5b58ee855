import type { Transaction } from '@tangthu/db/store';
import { maskPersonalNumbers } from '@tangthu/language/text/personal-numbers';
import type { PageText } from '../read/page-text.ts';
import { knownNumbers, type PersonalData } from '../understand/personal-data.ts';
import { maskPages, maskPassage } from './mask-pages.ts';

interface StoredPassage {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** Masks these numbers in a stored document's pages (given whole) and passages. Its terms are to be made again after. */
export async function maskStored(
  writer: Transaction,
  document: string,
  pages: readonly PageText[],
  numbers: readonly PersonalData[],
): Promise<void> {
  const shown = maskPages(pages, numbers);
  const known = knownNumbers(numbers);
  await writer.query(
    `update page p set text = given.text from unnest($2::text[]) with ordinality as given (text, number)
     where p.document = $1 and p.number = given.number and p.text <> given.text`,
    [document, shown.map(({ text }) => text)],
  );
  await maskOtherLayers(writer, document, known);
  const passages = await writer.query<StoredPassage>(
    'select id, heading, text, spans from chunk where document = $1',
    [document],
  );
  await writer.query(
    `update chunk c set text = given.text, heading = given.heading
     from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, text, heading)
     where c.id = given.id and (c.text, c.heading) <> (given.text, given.heading)`,
    [
      passages.map(({ id }) => id),
      passages.map(({ text, spans }) => maskPassage(text, spans, shown)),
      passages.map(({ heading }) => maskPersonalNumbers(heading, known)),
    ],
  );
}

/** Texts of layers in whose place another text is shown: nobody unmasks them. */
async function maskOtherLayers(
  writer: Transaction,
  document: string,
  known: ReturnType<typeof knownNumbers>,
): Promise<void> {
  const layers = await writer.query<{ id: string; text: string }>(
    'select id, raw_text as text from page where document = $1 and raw_text is not null',
    [document],
  );
  if (layers.length === 0) return;
  await writer.query(
    `update page p set raw_text = given.text from unnest($1::uuid[], $2::text[]) as given (id, text)
     where p.id = given.id and p.raw_text <> given.text`,
    [layers.map(({ id }) => id), layers.map(({ text }) => maskPersonalNumbers(text, known))],
  );
}
