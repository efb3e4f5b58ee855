import { facetKinds, type FacetValue, type SearchResult } from '@tangthu/server/retrieval/search-result';
import { statusOf } from './named-documents.ts';
import { numberOf, ownWord, secretOf, THEMES } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { issuedDay } from './stored-records.ts';
import { agencyCode, agencyName, fileCode, fondsCode, fondsTitle, idOf } from './world-ids.ts';
import type { Paper } from './world.ts';

const SURFACE = 'GET /api/search';
type Test = (paper: Paper, at: number) => boolean;

/**
 * Searches of every kind: the newest, by words, meaning, number, phrase and filters, misspelled, and in plain words. `turn` chooses
 * which of the documents, read or hidden, they aim at.
 */
export function searchQuestions(rights: Rights, turn: number): Asked[] {
  const { world } = rights;
  const aim = turn % world.documents.length;
  const paper = world.documents[aim];
  if (!paper) return [];
  const theme = THEMES[paper.theme % THEMES.length] ?? THEMES[0];
  const number = numberOf(paper).whole;
  const agency = turn % world.agencies;
  const filters: readonly (readonly [words: Record<string, string>, test: Test])[] = [
    [{ agency: agencyCode(agency) }, ({ keeper, creator }) => keeper === agency || creator === agency],
    [{ type: paper.type }, ({ type }) => type === paper.type],
    [
      { fonds: fondsCode(paper.fonds ?? 0) },
      ({ fonds }) => fonds === (paper.fonds ?? 0) && rights.fonds.has(fonds),
    ],
    [
      { file: fileCode(paper.file ?? 0, world.files[paper.file ?? 0]?.procedure ?? false) },
      ({ file }) => file === (paper.file ?? 0) && rights.files.has(file),
    ],
    [{ status: statusOf(rights, aim) }, (_, at) => statusOf(rights, at) === statusOf(rights, aim)],
    [{ from: issuedDay(paper.age), to: issuedDay(30) }, ({ age }) => age <= paper.age && age >= 30],
  ];
  const [filter, test] = filters[turn % filters.length] ?? [{}, () => true];
  return [
    listed(rights, {}, () => true),
    listed(rights, filter, test),
    found(rights, { q: theme.words }, { all: ({ theme: about }) => about === paper.theme }),
    found(rights, { q: `${theme.telling} ${ownWord(aim)}` }, { all: (_, at) => at === aim }),
    found(rights, { q: number }, { all: (each) => numberOf(each).whole === number, number }),
    found(rights, { q: `"${secretOf(aim)}"` }, { all: (_, at) => at === aim, only: (_, at) => at === aim }),
    found(
      rights,
      { q: theme.telling, ...filter },
      { all: (each, at) => each.theme === paper.theme && test(each, at), only: test },
    ),
    found(rights, { q: `${ownWord(aim).slice(0, -1)} ${ownWord(aim)}` }, {}),
    found(rights, { q: `quyết định của ${agencyName(agency)} năm 2024 về ${theme.telling}` }, {}),
    found(rights, { q: `${fondsTitle(paper.fonds ?? 0).toLowerCase()} ${theme.telling}` }, {}),
  ];
}

/**
 * A search without words: exactly the documents that fit, the newest first, and they alone are counted; and of what it is filtered by all
 * that may be read, as without the filter.
 */
function listed(rights: Rights, parameters: Record<string, string>, test: Test): Asked {
  const fitting = [...rights.allowed].filter((at) => passes(rights, at, test));
  const widenedKinds = facetKinds.filter((kind) => (kind === 'year' ? 'from' : kind) in parameters);
  const inOrder = fitting.toSorted((one, two) => ageOf(rights, one) - ageOf(rights, two) || one - two);
  return {
    surface: SURFACE,
    path: pathOf({ ...parameters, widened: '1' }),
    there: true,
    wanted: {
      hits: inOrder.map((at) => idOf('paper', at)),
      total: fitting.length,
      facets: facetsOf(rights, fitting),
      widened: Object.fromEntries(
        widenedKinds.map((kind) => [kind, facetsOf(rights, [...rights.allowed])[kind]]),
      ),
      coverage: coverageOf(rights),
    },
    said: (body) => {
      const { hits, total, facets, widened, coverage } = body as SearchResult;
      return {
        hits: hits.map(({ document }) => document.id),
        total,
        facets: countsOf(facets),
        widened: Object.fromEntries(Object.entries(widened).map(([kind, values]) => [kind, counted(values)])),
        coverage,
      };
    },
  };
}

/**
 * A search in words. `all`: of these every one that may be read is found; `only`: nothing else is. Counts and facets are of the
 * documents found, and the number is missing for who may read none that bears it.
 */
function found(
  rights: Rights,
  parameters: { readonly q: string } & Record<string, string>,
  {
    all = () => false,
    only = () => true,
    number,
  }: { readonly all?: Test; readonly only?: Test; readonly number?: string },
): Asked {
  const wantedOnes = [...rights.allowed]
    .filter((at) => passes(rights, at, all))
    .toSorted((one, two) => one - two);
  return {
    surface: SURFACE,
    path: pathOf(parameters),
    there: true,
    wanted: {
      found: wantedOnes,
      beyond: [],
      counted: true,
      coverage: coverageOf(rights),
      missingNumber: number === undefined || wantedOnes.length > 0 ? null : number,
    },
    said: (body) => {
      const { hits, total, facets, coverage, missingNumber } = body as SearchResult;
      const places = hits.map(({ document }) => placeOf(rights, document.id));
      return {
        found: places.filter((at) => wantedOnes.includes(at)).toSorted((one, two) => one - two),
        beyond: places.filter((at) => !rights.allowed.has(at) || !passes(rights, at, only)),
        counted:
          total === hits.length &&
          JSON.stringify(countsOf(facets)) === JSON.stringify(facetsOf(rights, places)),
        coverage,
        missingNumber,
      };
    },
  };
}

function pathOf(parameters: Record<string, string>): string {
  return `/api/search?${new URLSearchParams({ ...parameters, limit: '100' }).toString()}`;
}

function passes({ world }: Rights, at: number, test: Test): boolean {
  const paper = world.documents[at];
  return paper !== undefined && test(paper, at);
}

function ageOf({ world }: Rights, at: number): number {
  return world.documents[at]?.age ?? 0;
}

function placeOf({ world }: Rights, id: string): number {
  return world.documents.findIndex((_, at) => idOf('paper', at) === id);
}

function coverageOf({ world, allowed }: Rights): SearchResult['coverage'] {
  const needing = [...allowed].filter((at) => world.documents[at]?.number === 0);
  return { pages: allowed.size, pagesNeedingOcr: needing.length };
}

type Counts = Record<keyof SearchResult['facets'], Record<string, number>>;

const counted = (values: readonly FacetValue[]): Record<string, number> =>
  ordered(values.map(({ value, count }) => [value, count]));

function countsOf(facets: SearchResult['facets']): Counts {
  return {
    agency: counted(facets.agency),
    type: counted(facets.type),
    year: counted(facets.year),
    fonds: counted(facets.fonds),
    file: counted(facets.file),
    status: counted(facets.status),
  };
}

function facetsOf(rights: Rights, places: readonly number[]): Counts {
  const { world, fonds: named, files } = rights;
  const count = (valuesOf: (paper: Paper, at: number) => readonly string[]): Record<string, number> => {
    const values = places.flatMap((at) => {
      const paper = world.documents[at];
      return paper ? valuesOf(paper, at) : [];
    });
    return ordered([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
  };
  return {
    agency: count(({ keeper, creator }) => [...new Set([keeper, creator ?? keeper])].map(agencyCode)),
    type: count(({ type }) => [type]),
    year: count(({ age }) => [issuedDay(age).slice(0, 4)]),
    fonds: count(({ fonds }) => (fonds !== undefined && named.has(fonds) ? [fondsCode(fonds)] : [])),
    file: count(({ file }) =>
      file !== undefined && files.has(file) ? [fileCode(file, world.files[file]?.procedure ?? false)] : [],
    ),
    status: count((_, at) => [statusOf(rights, at)]),
  };
}

function ordered(counts: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(counts.toSorted(([one], [two]) => (one < two ? -1 : 1)));
}
