import type { MatchCounts, TablePage } from '@tangthu/server/exports/export-view';
import { numberOf, ownWord, secretOf, themeOf } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { issuedDay } from './stored-records.ts';
import { agencyCode, idOf } from './world-ids.ts';
import type { Paper } from './world.ts';

type Test = (paper: Paper, at: number) => boolean;

/**
 * Table and counts hold everything that matches and may be read, and nothing else: of all, of one theme, one number, one paper. And an
 * answer, which may cite what it likes, but nothing hidden.
 */
export function matchingQuestions(rights: Rights, turn: number): Asked[] {
  const { world } = rights;
  const aim = turn % world.documents.length;
  const paper = world.documents[aim];
  if (!paper) return [];
  const agency = turn % world.agencies;
  const number = numberOf(paper).whole;
  const asks: readonly (readonly [words: Record<string, string>, test: Test])[] = [
    [{}, () => true],
    [{ q: themeOf(paper).telling }, ({ theme }) => theme === paper.theme],
    [{ q: number }, (each) => numberOf(each).whole === number],
    [{ q: `"${secretOf(aim)}"` }, (_, at) => at === aim],
    [{ agency: agencyCode(agency) }, ({ keeper, creator }) => keeper === agency || creator === agency],
  ];
  const question = new URLSearchParams({ q: `${themeOf(paper).telling} ${ownWord(aim)} là gì?` });
  return [
    ...asks.flatMap(([words, test]) => [table(rights, words, test), counts(rights, words, test)]),
    { surface: 'GET /api/answers', path: `/api/answers?${question.toString()}`, there: true },
  ];
}

function fitting({ world, allowed }: Rights, test: Test): [number, Paper][] {
  return [...world.documents.entries()].filter(([at, paper]) => allowed.has(at) && test(paper, at));
}

function table(rights: Rights, words: Record<string, string>, test: Test): Asked {
  const found = fitting(rights, test).toSorted(
    ([one, { age }], [two, { age: other }]) => age - other || one - two,
  );
  return {
    surface: 'GET /api/table',
    path: `/api/table?${new URLSearchParams(words).toString()}`,
    there: true,
    wanted: { total: found.length, rows: found.map(([at]) => idOf('paper', at)) },
    said: (body) => {
      const { total, rows } = body as TablePage;
      return { total, rows: rows.map(({ id }) => id) };
    },
  };
}

function counts(rights: Rights, words: Record<string, string>, test: Test): Asked {
  const keys = fitting(rights, test).map(
    ([, { age, type, keeper }]) => `${issuedDay(age).slice(0, 4)} ${type} ${agencyCode(keeper)}`,
  );
  return {
    surface: 'GET /api/counts',
    path: `/api/counts?${new URLSearchParams(words).toString()}`,
    there: true,
    wanted: [
      keys.length,
      [...Map.groupBy(keys, (key) => key)].map(([key, all]) => `${key} ${all.length}`).toSorted(),
    ],
    said: (body) => {
      const { total, groups } = body as MatchCounts;
      return [
        total,
        groups.map(({ year, type, agency, count }) => `${year} ${type} ${agency} ${count}`).toSorted(),
      ];
    },
  };
}
