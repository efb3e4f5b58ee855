import type { Evidence, EvidencePassage } from './evidence.ts';
import { askedKinds } from './asked-kinds.ts';
import { officialWords } from './everyday-words.ts';
import { namedThings, NamedIn, withoutNamed } from './named-things.ts';
import type { PassageSentence } from './passage-sentences.ts';
import { QueryWords, termsOf } from './query-words.ts';
import {
  described,
  featuresOf,
  type JudgedQuestion,
  type JudgedSentence,
  type SentenceFeatures,
} from './sentence-features.ts';
import { typeLabel } from '../retrieval/document-summaries.ts';

/** A sentence of the evidence with what is weighed of it. */
export interface WeighedSentence {
  readonly passage: EvidencePassage;
  readonly sentence: PassageSentence;
  readonly features: SentenceFeatures;
}

/** Makes vectors of texts, for comparing sentences with the question. */
export interface SentenceEmbeddings {
  embedQuery(text: string): Promise<number[]>;
  embedDocuments(texts: string[]): Promise<number[][]>;
}

/** So many words at a document's beginning say what it is. */
const HEAD_WORDS = 80;

/** Weighs every sentence of the evidence against the question, in each of its wordings: by the one that fits best. */
export async function weighEvidence(
  embeddings: SentenceEmbeddings,
  { passages, wordings, searched }: Evidence,
): Promise<WeighedSentence[]> {
  const sentences = passages.flatMap((passage) =>
    passage.sentences.map((sentence) => ({ passage, sentence })),
  );
  const texts = sentences.map(({ sentence }) => sentence.text);
  const [whole, bare] = await Promise.all([
    meaningsOf(embeddings, searched.query, texts),
    meaningsOf(embeddings, withoutNamed(searched.query), texts.map(withoutNamed)),
  ]);
  const judged = judgedSentences(passages, (at) => ({
    meaning: whole[at] ?? 0,
    bareMeaning: bare[at] ?? 0,
  }));
  const rows = wordings.map((wording) => featuresOf(judgedQuestion(wording), judged));
  return sentences.map((one, at) => ({
    ...one,
    features: bestOf(rows.flatMap((row) => row[at] ?? [])),
  }));
}

function judgedQuestion(wording: string): JudgedQuestion {
  return {
    words: new QueryWords(wording),
    terms: termsOf(wording),
    asked: askedKinds(wording),
    official: officialWords(wording),
    things: namedThings(wording),
  };
}

/** In the order of the passages, and of the sentences in them. */
function judgedSentences(
  passages: readonly EvidencePassage[],
  meaningsAt: (sentence: number) => Pick<JudgedSentence, 'meaning' | 'bareMeaning'>,
): JudgedSentence[] {
  const documents = [...new Set(passages.map(({ document }) => document.id))];
  let at = 0;
  return passages.flatMap((passage) => {
    const { document, changes, sentences, heading, opening, before, after, text, file } = passage;
    const description = described({
      type: document.type === null ? '' : typeLabel(document.type),
      number: document.documentNumber,
      issuers: [document.issuer ?? '', document.custodian.name],
      title: document.title,
      file,
      day: document.issuedDate,
    });
    const around = termsOf(description, opening, heading);
    const near = termsOf(text, before, after);
    const namedDescribed = new NamedIn([description, heading, beginningOf(opening || text)].join('. '));
    const namedAround = new NamedIn([opening, text, before, after].join('. '));
    return sentences.map((sentence, index): JudgedSentence => {
      const beside = [sentences[index - 1]?.text ?? '', sentences[index + 1]?.text ?? ''];
      return {
        text: sentence.text,
        terms: termsOf(sentence.text),
        around,
        near,
        beside: termsOf(...beside),
        headingTerms: termsOf(heading),
        named: new NamedIn(sentence.text),
        namedDescribed,
        namedAround,
        ...meaningsAt(at++),
        passageRank: passage.rank,
        documentRank: documents.indexOf(document.id),
        score: passage.score,
        ended: changes.some(({ relation }) => relation !== 'amends'),
      };
    });
  });
}

/** Where a document's number, date and subject line stand. */
function beginningOf(text: string): string {
  return text.split(/\s+/u, HEAD_WORDS).join(' ');
}

function bestOf(rows: readonly SentenceFeatures[]): SentenceFeatures {
  return rows.reduce((best, row) => (fitOf(row) > fitOf(best) ? row : best));
}

const fitOf = (row: SentenceFeatures): number => row.wordsTogether + row.nameAround + row.nameDescribed;

/** The cosine of the question with each text. */
async function meaningsOf(
  embeddings: SentenceEmbeddings,
  question: string,
  texts: string[],
): Promise<number[]> {
  const [vector, vectors] = await Promise.all([
    embeddings.embedQuery(question),
    embeddings.embedDocuments(texts),
  ]);
  return vectors.map((other) => cosine(vector, other));
}

function cosine(one: readonly number[], two: readonly number[] = []): number {
  const sum = one.reduce((total, value, at) => total + value * (two[at] ?? 0), 0);
  return Number.isFinite(sum) ? Math.max(0, sum) : 0;
}
