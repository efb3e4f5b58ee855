import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { presentFile } from '../shared-data.ts';

/** A text to be found, by its id: an article of a law, say. */
export interface CorpusText {
  readonly id: string;
  readonly text: string;
  /** The document that it is a part of, when it is not one by itself. */
  readonly document?: string | undefined;
}

/**
 * Reads a corpus of one text a line: `{id, law?, title?, text}`; texts of one law are parts of one document. Throws
 * `MissingDataError` where it is absent.
 */
export async function readCorpus(path: string): Promise<CorpusText[]> {
  const texts: CorpusText[] = [];
  for await (const line of createInterface(createReadStream(presentFile(path)).pipe(createGunzip()))) {
    const { id, law, title, text } = JSON.parse(line) as CorpusLine;
    texts.push({ id: String(id), document: law, text: title ? `${title}\n${text}` : text });
  }
  return texts;
}

interface CorpusLine {
  readonly id: string | number;
  readonly law?: string;
  readonly title?: string;
  readonly text: string;
}
