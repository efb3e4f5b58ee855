import type { CaseFact } from './case-fact.ts';
import { wordsOfEntry, type FormEntry } from './form-entries.ts';
import { isFormLine } from './form-line.ts';

const PAPERS_WITH_OUTCOME = new Set(['result', 'refusal']);
/** Sentences in which an authority decides, grants, confirms or refuses. */
const DECIDES =
  /\b(?:xac nhan|da duoc|duoc (?:hoat dong|phep|huong|cap|cong nhan)|muc tro cap|cap (?:cho|phep)|tu choi|khong (?:chap thuan|dong y|giai quyet)|cong trinh gom|phat tien)\b/u;

/** What came of the case, as a paper that decides it says in a sentence after it named the resident; absent where none does. */
export function readOutcome(
  entries: readonly FormEntry[],
  paper: CaseFact | undefined,
  name: CaseFact | undefined,
): CaseFact | undefined {
  if (!paper || !name || !PAPERS_WITH_OUTCOME.has(paper.value)) return undefined;
  const entry = entries.find(
    ({ page, from, text, folded }) =>
      (page > name.page || from > name.words[0]) &&
      DECIDES.test(folded) &&
      !isFormLine(text) &&
      text.split(' ').length >= 5,
  );
  if (!entry) return undefined;
  const value = entry.text.replace(/^(?:[-–+•]|\d{1,2}[.)])\s*/u, '').trim();
  const start = entry.text.indexOf(value);
  return {
    kind: 'outcome',
    value,
    confidence: 0.75,
    page: entry.page,
    words: wordsOfEntry(entry, start, start + value.length),
  };
}
