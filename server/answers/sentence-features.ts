import { couldTell, unitsTold, type Asked } from './asked-kinds.ts';
import { saysOfficially, type OfficialWords } from './everyday-words.ts';
import type { NamedIn, NamedThing } from './named-things.ts';
import type { QueryWords, Terms } from './query-words.ts';

/** What is weighed of a sentence that may answer: each 0–1 unless it says otherwise. */
export interface SentenceFeatures {
  /** How much of the question stands in the sentence, in what it is part of, and in all of it with the passages beside. */
  readonly words: number;
  readonly wordsAround: number;
  readonly wordsTogether: number;
  /** … in the sentence alone and not around it: what it was asked for. */
  readonly wordsBeyond: number;
  /** … in the sentence, words counting more the fewer of the other sentences have them. */
  readonly telling: number;
  readonly tellingOfBest: number;
  /** … in the passage's heading, and in the sentences before and after it. */
  readonly wordsOfHeading: number;
  readonly wordsBeside: number;
  /** Cosine of the question and the sentence; as a share of the best. */
  readonly meaning: number;
  readonly meaningOfBest: number;
  /** … of both without what they name. */
  readonly bareMeaning: number;
  readonly bareMeaningOfBest: number;
  /** How many of the question's everyday words it says as records say them. */
  readonly official: number;
  /** Whether it could tell what is asked for, and of what is counted the number. */
  readonly tells: number;
  readonly tellsUnits: number;
  /** 1 where the question does not say what it wants to be told. */
  readonly asksOpenly: number;
  /** The mean of the shares of the named things that stand in the sentence; 1 without any. */
  readonly namedHere: number;
  /**
   * The share of the name that is met least in the sentence, its heading or its document's description; and in the passages around
   * it too. The same of years and other figures. 1 where none is named.
   */
  readonly nameDescribed: number;
  readonly nameAround: number;
  readonly figureDescribed: number;
  readonly figureAround: number;
  /** 1 / (1 + rank) of the passage, of its document, and the search's score as a share of the best. */
  readonly passageRank: number;
  readonly documentRank: number;
  readonly passageScore: number;
  /** Marks of what answers nothing: a legal basis, a heading or salutation, a recipient. */
  readonly basis: number;
  readonly heading: number;
  /** Log of its number of words, against 20. */
  readonly length: number;
  /** How much of it the question does not say itself. */
  readonly newWords: number;
  /** 1 where a later document replaced or repealed the one it stands in. */
  readonly ended: number;
}

/** A sentence under judgement, with what stands around it. */
export interface JudgedSentence {
  readonly text: string;
  readonly terms: Terms;
  /** What the sentence is part of: its document's description and beginning, its heading. */
  readonly around: Terms;
  /** Its passage and those beside it. */
  readonly near: Terms;
  readonly beside: Terms;
  readonly headingTerms: Terms;
  readonly named: NamedIn;
  readonly namedDescribed: NamedIn;
  readonly namedAround: NamedIn;
  readonly meaning: number;
  readonly bareMeaning: number;
  readonly passageRank: number;
  readonly documentRank: number;
  readonly score: number;
  readonly ended: boolean;
}

/** A question as sentences are weighed against it, in one of its wordings. */
export interface JudgedQuestion {
  readonly words: QueryWords;
  readonly terms: Terms;
  readonly asked: Asked;
  readonly official: OfficialWords;
  readonly things: readonly NamedThing[];
}

const BASIS = /^(?:[-–+*]\s*)?(?:căn cứ|xét|theo đề nghị|thực hiện|thi hành)\s/iu;
const NO_SENTENCE =
  /^(?:kính gửi|nơi nhận|chương|mục|phần|phụ lục|tm\.|kt\.|tl\.|tuq\.|như điều|lưu:?|-\s*(?:như|lưu)|quyết định:|cộng hòa|độc lập)/iu;

/** Weighs all sentences of one question, in their order. */
export function featuresOf(
  question: JudgedQuestion,
  sentences: readonly JudgedSentence[],
): SentenceFeatures[] {
  const telling = question.words.telling(sentences.map(({ terms }) => terms));
  const bestTelling = Math.max(1e-9, ...telling);
  const bestMeaning = Math.max(1e-9, ...sentences.map(({ meaning }) => meaning));
  const bestBare = Math.max(1e-9, ...sentences.map(({ bareMeaning }) => bareMeaning));
  const bestScore = Math.max(1e-9, ...sentences.map(({ score }) => score));
  return sentences.map((sentence, at) => {
    const { terms, around, near } = sentence;
    const tells = couldTell(sentence.text, question.asked);
    return {
      words: question.words.coverage(terms),
      wordsAround: question.words.coverage(around),
      wordsTogether: question.words.coverage(terms, around, near),
      wordsBeyond: question.words.coverageBeyond(terms, [around]),
      telling: telling[at] ?? 0,
      tellingOfBest: (telling[at] ?? 0) / bestTelling,
      wordsOfHeading: question.words.coverage(sentence.headingTerms),
      wordsBeside: question.words.coverage(sentence.beside),
      meaning: sentence.meaning,
      meaningOfBest: sentence.meaning / bestMeaning,
      bareMeaning: sentence.bareMeaning,
      bareMeaningOfBest: sentence.bareMeaning / bestBare,
      official: saysOfficially(sentence.text, question.official),
      tells: tells ?? 1,
      tellsUnits: unitsTold(sentence.text, question.asked),
      asksOpenly: tells === null ? 1 : 0,
      ...namedOf(question.things, sentence),
      passageRank: 1 / (1 + sentence.passageRank),
      documentRank: 1 / (1 + sentence.documentRank),
      passageScore: sentence.score / bestScore,
      basis: BASIS.test(sentence.text) ? 1 : 0,
      heading: isNoSentence(sentence.text) ? 1 : 0,
      length: Math.log((wordCount(sentence.text) + 1) / 20),
      newWords: newShare(terms, question.terms),
      ended: sentence.ended ? 1 : 0,
    };
  });
}

type Named = Pick<
  SentenceFeatures,
  'namedHere' | 'nameDescribed' | 'nameAround' | 'figureDescribed' | 'figureAround'
>;

function namedOf(
  things: readonly NamedThing[],
  { named, namedDescribed, namedAround }: JudgedSentence,
): Named {
  const met = things.map((thing) => {
    const here = named.share(thing);
    const described = Math.max(here, namedDescribed.share(thing));
    return {
      isName: thing.kind === 'name',
      here,
      described,
      around: Math.max(described, namedAround.share(thing)),
    };
  });
  const names = met.filter(({ isName }) => isName);
  const figures = met.filter(({ isName }) => !isName);
  return {
    namedHere: mean(met.map(({ here }) => here)),
    nameDescribed: least(names.map(({ described }) => described)),
    nameAround: least(names.map(({ around }) => around)),
    figureDescribed: least(figures.map(({ described }) => described)),
    figureAround: least(figures.map(({ around }) => around)),
  };
}

const least = (shares: readonly number[]): number => Math.min(1, ...shares);

function isNoSentence(text: string): boolean {
  return NO_SENTENCE.test(text) || text === text.toLocaleUpperCase('vi') || wordCount(text) < 4;
}

const wordCount = (text: string): number => text.split(/\s+/u).length;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;

function newShare(terms: Terms, asked: Terms): number {
  const own = [...terms].filter((term) => !term.includes('ˑ'));
  return own.length === 0 ? 0 : own.filter((term) => !asked.has(term)).length / own.length;
}

/** The description of a document as its sentences stand in it: type, number, issuer, subject, day in words and figures. */
export function described(parts: {
  readonly type: string;
  readonly number: string | null;
  readonly issuers: readonly string[];
  readonly title: string;
  readonly file: string;
  readonly day: string | null;
}): string {
  const [year, month, day] = (parts.day ?? '').split('-').map(Number);
  const date = year && month && day ? `ngày ${day} tháng ${month} năm ${year}` : '';
  return [
    parts.type,
    parts.number ? `số ${parts.number}` : '',
    ...parts.issuers,
    parts.title,
    parts.file,
    date,
  ]
    .filter((part) => part !== '')
    .join('. ');
}
