import { encodeWordBoxes } from '@tangthu/db/page-words';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { maskPersonalNumbers } from '@tangthu/language/text/personal-numbers';
import { embeddedText } from '@tangthu/language/text/passage-text';
import { indexTerms } from '@tangthu/language/text/terms';
import { chunkDocument, type Chunk } from '../chunk/chunks.ts';
import { PdfError } from '../read/pdf-errors.ts';
import type { OcrEngine } from '../ocr/ocr-engine.ts';
import { readPages, type PageReading } from '../read/page-reading.ts';
import { fingerprintOf } from '../duplicates/fingerprint.ts';
import { maskPages, wordsHidden } from '../personal-data/mask-pages.ts';
import { readCaseFacts } from '../understand/case-facts.ts';
import { documentLinks } from '../understand/document-links.ts';
import { splitDocuments } from '../understand/document-parts.ts';
import { readMetadata } from '../understand/metadata.ts';
import { AS_THE_PAGES_SAY, type Parting } from '../understand/parting.ts';
import { readProcedureParts } from '../understand/procedure-parts.ts';
import { findPersonalData, knownNumbers, type PersonalData } from '../understand/personal-data.ts';
import type {
  PreparedChunk,
  PreparedDocument,
  PreparedFile,
  PreparedIdentifier,
  PreparedPage,
  PreparedUnderstanding,
  Refusal,
} from './prepared-document.ts';

/**
 * Reads a PDF whole: its documents with their pages, word boxes, metadata, chunks and their terms, links. Pages without a text
 * that can be used are recognised by `ocr`; without it they lend no words. A PDF that cannot be read, or that bears a secrecy stamp,
 * comes back as a refusal with its sentence; `released` by archivists, it is read all the same.
 */
export async function prepare(
  bytes: Uint8Array,
  ocr: OcrEngine | undefined,
  released = false,
  parting: Parting = AS_THE_PAGES_SAY,
): Promise<PreparedFile | Refusal> {
  try {
    const readings = await readPages(bytes, ocr);
    const documents = splitDocuments(
      readings.map(({ page }) => page),
      parting,
    ).map(({ firstPage, pages }) =>
      prepareDocument(readings.slice(firstPage, firstPage + pages.length), firstPage),
    );
    if (!released && documents.some(({ metadata }) => metadata.secrecy)) return SECRET;
    return { pageCount: readings.length, documents };
  } catch (error) {
    if (error instanceof PdfError) return refusalFor(error);
    throw error;
  }
}

function refusalFor({ reason: kind, message: reason, pages }: PdfError): Refusal {
  return { outcome: 'refused', reason, fault: { kind, ...(pages !== undefined && { pages }) } };
}

const SECRET: Refusal = {
  outcome: 'quarantined',
  fault: { kind: 'secrecy-stamp' },
  reason: 'The document bears a secrecy stamp. It was not stored: take it to the network for secrets.',
};

/** What is stored, embedded and searched of a document's text bears people's numbers masked; only what is understood sees them whole. */
function prepareDocument(readings: readonly PageReading[], firstPage: number): PreparedDocument {
  const understanding = understand(readings);
  const pages = readings.map(({ page }) => page);
  const shown = maskPages(pages, understanding.personalData);
  const known = knownNumbers(understanding.personalData);
  return {
    firstPage: firstPage + 1,
    pages: readings.map((reading, index) =>
      preparedPage({ ...reading, page: shown[index] ?? reading.page }, known),
    ),
    chunks: chunkDocument(shown).map((chunk) => preparedChunk(chunk, readings)),
    ...understanding,
  };
}

/**
 * What the pages of one document tell: metadata, identifiers, people's numbers, links, residents' cases and procedures, and what its
 * duplicates are found by.
 */
export function understand(
  readings: readonly Pick<PageReading, 'page' | 'wordConfidences'>[],
): PreparedUnderstanding {
  const pages = readings.map(({ page }) => page);
  const confidences = readings.map(({ wordConfidences }) => wordConfidences);
  const metadata = readMetadata(pages, confidences);
  const personalData = findPersonalData(pages);
  const shown = maskPages(pages, personalData);
  const caseFacts = readCaseFacts(shown, confidences);
  return {
    metadata,
    identifiers: identifiersOf(pages, personalData),
    personalData,
    hidden: wordsHidden(pages, shown),
    links: documentLinks(pages, metadata),
    caseFacts,
    // A receipt names a procedure, its dossier and its time, too.
    procedureParts: caseFacts.length > 0 ? [] : readProcedureParts(shown),
    fingerprint: fingerprintOf(readings),
  };
}

function preparedPage(reading: PageReading, known: ReturnType<typeof knownNumbers>): PreparedPage {
  const { page, source, verdict, marks, turn, confidence, wordConfidences, rawText } = reading;
  const { text, width, height } = page;
  return {
    text,
    width,
    height,
    source,
    verdict,
    marks,
    turn,
    needsOcr: source === 'none' && !marks.includes('blank'),
    wordBoxes: encodeWordBoxes(page.words, page).toString('base64'),
    wordConfidences: wordConfidences && Buffer.from(wordConfidences).toString('base64'),
    confidence,
    rawText: rawText && maskPersonalNumbers(rawText, known),
  };
}

/** The store's spans name their last word; the chunk's own end before it. */
function preparedChunk(chunk: Chunk, readings: readonly PageReading[]): PreparedChunk {
  return {
    ...chunk,
    confidence: confidenceOf(chunk, readings),
    terms: indexTerms(embeddedText(chunk)),
    spans: chunk.spans.map(({ page, from, to }) => ({ page, from, to: to - 1 })),
  };
}

/** How sure recognition was of the words of a chunk; undefined where none was recognised. */
function confidenceOf({ spans }: Chunk, readings: readonly PageReading[]): number | undefined {
  let [sum, words, recognised] = [0, 0, false];
  for (const { page, from, to } of spans) {
    const confidence = readings[page - 1]?.confidence;
    recognised ||= confidence !== undefined;
    sum += (confidence ?? 1) * (to - from);
    words += to - from;
  }
  return recognised ? sum / words : undefined;
}

/** Each identifier once, where it stands first; of people's numbers those that are masked. */
function identifiersOf(
  pages: readonly { readonly text: string }[],
  people: readonly PersonalData[],
): PreparedIdentifier[] {
  const found = new Map<string, PreparedIdentifier>();
  const enter = ({ kind, key, page }: PreparedIdentifier): void => {
    const name = `${kind} ${key}`;
    if (!found.has(name)) found.set(name, { kind, key, page });
  };
  for (const [index, { text }] of pages.entries()) {
    for (const { kind, key } of findIdentifiers(text)) {
      if (kind === 'procedure' || kind === 'procedure-file') enter({ kind, key, page: index + 1 });
    }
  }
  people.forEach(enter);
  return [...found.values()];
}
