import type { Candidates } from './candidates.ts';
import { fitPassages, type Fitted } from './features.ts';
import type { PreparedQuery } from './query.ts';
import { RANKING } from './ranking-weights.ts';
import type { Ranker } from './search-result.ts';
import { holdsAll } from './term-gains.ts';
import { containsPhrase } from './text-matches.ts';

/** A candidate that counts as an answer, and what found it. */
export interface FoundPassage extends Fitted {
  readonly foundBy: readonly Ranker[];
}

/** From which marks on a passage counts as found. */
interface Marks {
  readonly words: number;
  readonly cosine: number;
}

/**
 * The candidates that reach the usual marks or that the query names by number; `nearest` gives those that reach the lower
 * marks, for a question that nothing fits well.
 */
export function findPassages(
  candidates: Candidates,
  prepared: PreparedQuery,
): { found: FoundPassage[]; nearest: () => FoundPassage[] } {
  const fitted = fittedPassages(candidates, prepared);
  const reaching = (marks: Marks): FoundPassage[] => foundAmong(fitted, candidates.numbers, marks);
  return {
    found: reaching(usualMarks(fitted, candidates, prepared)),
    nearest: () => reaching({ words: RANKING.nearestWords, cosine: RANKING.nearestCosine }),
  };
}

function fittedPassages({ passages }: Candidates, prepared: PreparedQuery): Fitted[] {
  const { phrases } = prepared.query;
  const whole = passages.filter(
    ({ text }) => text === null || phrases.every((phrase) => containsPhrase(text, phrase)),
  );
  return fitPassages(whole, prepared).map(withoutUnasked(prepared));
}

/** Of quoted phrases every passage that holds them counts, however little else it shares with the query. */
function usualMarks(fitted: readonly Fitted[], { complete }: Candidates, { query }: PreparedQuery): Marks {
  const kept = complete ? { words: 0, cosine: 0 } : lastKept(fitted);
  return {
    words: query.phrases.length > 0 ? 0 : Math.max(RANKING.leastWords, kept.words),
    cosine: Math.max(RANKING.leastCosine, kept.cosine),
  };
}

/** A ranker that was not asked finds nothing, nor do words where a required one is missing. */
function withoutUnasked({ rankers, required }: PreparedQuery): (fitted: Fitted) => Fitted {
  const holdsRequired = holdsAll(required);
  return ({ candidate, fit, meaning }) => ({
    candidate,
    fit: rankers.has('words') && holdsRequired(candidate.codes) ? fit : { ...fit, words: 0 },
    meaning: rankers.has('meaning') ? meaning : 0,
  });
}

/** The passages that reach the marks or that the query names by number. */
function foundAmong(fitted: readonly Fitted[], numbers: Candidates['numbers'], marks: Marks): FoundPassage[] {
  return fitted.flatMap((passage) => {
    const foundBy: Ranker[] = [];
    if (numbers.has(passage.candidate.document)) foundBy.push('number');
    if (passage.fit.words > 0 && passage.fit.words >= marks.words) foundBy.push('words');
    if (passage.meaning >= marks.cosine) foundBy.push('meaning');
    return foundBy.length > 0 ? [{ ...passage, foundBy }] : [];
  });
}

/**
 * The marks of the last passages kept by words and by meaning. More are gathered than kept, so that what the index's own
 * statistics (which know hidden records) put at the far end neither is shown nor counts in any feature.
 */
function lastKept(fitted: readonly Fitted[]): Marks {
  const last = (values: readonly number[], kept: number): number =>
    [...values].sort((one, two) => two - one)[kept - 1] ?? 0;
  return {
    words: last(
      fitted.map(({ fit }) => fit.words),
      RANKING.wordsKept,
    ),
    cosine: last(
      fitted.map(({ meaning }) => meaning),
      RANKING.meaningKept,
    ),
  };
}
