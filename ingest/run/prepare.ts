import { encodeWordBoxes } from '@tangthu/db/page-words';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { indexTerms } from '@tangthu/language/text/terms';
import { chunkDocument, type Chunk } from '../chunk/chunks.ts';
import { openPdf } from '../read/pdf-document.ts';
import { PdfError } from '../read/pdf-errors.ts';
import { readPage, type PageText } from '../read/page-text.ts';
import { textVerdict } from '../read/text-verdict.ts';
import { findLinks } from '../understand/links.ts';
import { readMetadata } from '../understand/metadata.ts';
import type {
  PreparedChunk,
  PreparedDocument,
  PreparedFile,
  PreparedIdentifier,
  PreparedPage,
  Refusal,
} from './prepared-document.ts';

const EMPTY_PAGE = { text: '', words: [] };

/**
 * Reads a PDF whole: its documents with their pages, word boxes, metadata, chunks and their terms, links. A page whose text
 * cannot be used keeps its size and the reason, and lends no words. A PDF that cannot be read, or that bears a secrecy stamp,
 * comes back as a refusal with its sentence.
 */
export async function prepare(bytes: Uint8Array): Promise<PreparedFile | Refusal> {
  try {
    const pages = await readPages(bytes);
    const document = prepareDocument(pages, 0);
    if (document.metadata.secrecy) return SECRET;
    return { pageCount: pages.length, documents: [document] };
  } catch (error) {
    if (error instanceof PdfError) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}

const SECRET: Refusal = {
  outcome: 'quarantined',
  reason: 'The document bears a secrecy stamp. It was not stored: take it to the network for secrets.',
};

interface ReadPage {
  readonly page: PageText;
  readonly verdict: PreparedPage['verdict'];
}

function prepareDocument(pages: readonly ReadPage[], firstPage: number): PreparedDocument {
  const usable = pages.map(({ page, verdict }) => (verdict === 'usable' ? page : { ...page, ...EMPTY_PAGE }));
  const metadata = readMetadata(usable);
  return {
    firstPage: firstPage + 1,
    metadata,
    pages: pages.map(({ verdict }, index) => preparedPage(usable[index] as PageText, verdict)),
    chunks: chunkDocument(usable).map(preparedChunk),
    identifiers: identifiersOf(usable),
    // A document's own number stands again on its annexes; that is no reference.
    links: usable
      .flatMap(({ text }) => findLinks(text))
      .filter(({ citedKey }) => citedKey !== metadata.numberKey),
  };
}

/** The text of a chunk as it is embedded and indexed: its heading, then its words. */
export function embeddedText(chunk: { readonly heading: string; readonly text: string }): string {
  return chunk.heading && !chunk.text.startsWith(chunk.heading)
    ? `${chunk.heading}\n${chunk.text}`
    : chunk.text;
}

async function readPages(bytes: Uint8Array): Promise<ReadPage[]> {
  using pdf = await openPdf(bytes);
  return Array.from({ length: pdf.pageCount }, (_, index) => {
    const page = readPage(pdf, index);
    const verdict = textVerdict(page);
    return { page, verdict: verdict.verdict === 'usable' ? 'usable' : verdict.reason };
  });
}

function preparedPage(page: PageText, verdict: PreparedPage['verdict']): PreparedPage {
  return {
    text: page.text,
    width: page.width,
    height: page.height,
    source: verdict === 'usable' ? 'layer' : 'none',
    verdict,
    marks: [],
    turn: 0,
    needsOcr: verdict !== 'usable',
    wordBoxes: encodeWordBoxes(page.words, page).toString('base64'),
  };
}

/** The store's spans name their last word; the chunk's own end before it. */
function preparedChunk(chunk: Chunk): PreparedChunk {
  return {
    ...chunk,
    terms: indexTerms(embeddedText(chunk)),
    spans: chunk.spans.map(({ page, from, to }) => ({ page, from, to: to - 1 })),
  };
}

/** Each identifier once, where it stands first. */
function identifiersOf(pages: readonly { readonly text: string }[]): PreparedIdentifier[] {
  const found = new Map<string, PreparedIdentifier>();
  for (const [index, { text }] of pages.entries()) {
    for (const { kind, key } of findIdentifiers(text)) {
      const name = `${kind} ${key}`;
      if (!found.has(name)) found.set(name, { kind, key, page: index + 1 });
    }
  }
  return [...found.values()];
}
