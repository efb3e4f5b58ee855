import type { Suggestions } from '@tangthu/server/suggestions/suggestion-view';
import { numberOf, secretOf, THEMES } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { agencyCode, agencyName, idOf } from './world-ids.ts';
import type { Paper } from './world.ts';

const SURFACE = 'GET /api/suggestions';
/** How many documents of a kind are suggested. */
const SHOWN = 4;

/** What is suggested to who types a number, words, a document's own word or an agency: of what may be read, and all of it that has room. */
export function suggestionQuestions(rights: Rights, turn: number): Asked[] {
  const { world, allowed } = rights;
  const aim = turn % world.documents.length;
  const paper = world.documents[aim];
  if (!paper) return [];
  const theme = THEMES[paper.theme % THEMES.length] ?? THEMES[0];
  const { number } = numberOf(paper);
  const agency = turn % world.agencies;
  const papers = [...allowed].flatMap((at) => world.documents[at] ?? []);
  return [
    documents(rights, 'number', number, (each) => numberOf(each).number === number),
    documents(rights, 'subject', theme.telling, (each) => each.theme === paper.theme),
    documents(rights, 'subject', secretOf(aim).slice(0, -1), (_, at) => at === aim),
    {
      surface: SURFACE,
      path: pathOf(agencyName(agency)),
      there: true,
      wanted: papers.some(({ keeper, creator }) => keeper === agency || creator === agency),
      said: (body) =>
        (body as Suggestions).suggestions.some(
          (one) => one.kind === 'agency' && one.codes.includes(agencyCode(agency)),
        ),
    },
  ];
}

function documents(
  { world, allowed }: Rights,
  kind: 'number' | 'subject',
  typed: string,
  test: (paper: Paper, at: number) => boolean,
): Asked {
  const fitting = [...allowed].flatMap((at) => {
    const paper = world.documents[at];
    return paper && test(paper, at) ? [{ at, age: paper.age }] : [];
  });
  const newestFirst = fitting.toSorted((one, two) => one.age - two.age || one.at - two.at);
  return {
    surface: SURFACE,
    path: pathOf(typed),
    there: true,
    wanted: newestFirst.slice(0, SHOWN).map(({ at }) => idOf('paper', at)),
    said: (body) =>
      (body as Suggestions).suggestions.flatMap((one) =>
        'document' in one && one.kind === kind ? [one.document] : [],
      ),
  };
}

const pathOf = (typed: string): string => `/api/suggestions?${new URLSearchParams({ q: typed }).toString()}`;
