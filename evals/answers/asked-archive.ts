import { readTruth, truthOf, type ArchiveTruth } from '@tangthu/ingest/sample/archive-truth';
import { generateDocuments } from '@tangthu/ingest/sample/generate';

/** A document of a generated archive, as questions are made of it. */
export interface AskedDocument {
  /** The name under which it stands in the store: `<custodian>/<id>.pdf`. */
  readonly path: string;
  readonly custodian: string;
  readonly mode: ArchiveTruth['mode'];
  readonly topic: string;
  readonly questions: ArchiveTruth['questions'];
  /** All of its pages, lines and pages joined by spaces. */
  readonly text: string;
}

/** The documents of the sample archive that ships with the project. */
export async function sampleDocuments(): Promise<AskedDocument[]> {
  return (await readTruth()).map(asked);
}

/** The documents of another generated archive. */
export function otherDocuments(settings: { count: number; seed: number }): AskedDocument[] {
  return [...generateDocuments(settings)].map((document) => asked(truthOf(document)));
}

function asked({ path, custodian, mode, topic, questions, texts }: ArchiveTruth): AskedDocument {
  const text = texts.map((page) => page.text.replaceAll('\n', ' ')).join(' ');
  return { path, custodian, mode, topic, questions, text };
}
