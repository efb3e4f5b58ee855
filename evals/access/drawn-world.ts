import fc from 'fast-check';
import { MOST_PARTS, SHARED_ORIGINALS } from './archive-originals.ts';
import type { File, Grant, Mode, Paper, Person, Restriction, Role, Succession, World } from './world.ts';

/** Days around that of the comparison: what begins or ends on the very day, and well before and after. */
const days = fc.constantFrom(0, -1, 1, -400, 400, -30, 30);
/** There or not: as often the one as the other. */
const maybe = { nil: undefined, freq: 2 } as const;
const someDays = fc.option(days, maybe);
/** Minutes that are never those of a comparison, for these are whole days apart. */
const minutes = fc.constantFrom(-700, -45, 45, 700, -2_000, 2_000, 50_000);
const modes = fc.constantFrom<readonly Mode[]>(['01'], ['01', '02'], ['01', '02'], ['02'], []);
const edgeModes = fc.constantFrom<readonly Mode[]>(['01'], ['01', '02'], ['02']);
const roles = fc.constantFrom<Role>('official', 'desk', 'archivist', 'administrator', 'analyst', 'auditor');
/** A place in a list whose length is not known yet. */
const place = fc.nat(11);
const few = { maxLength: 4, size: 'max' } as const;

const named = fc.record({ kind: fc.constantFrom('fonds' as const, 'file' as const), at: place });
const closable = fc.record({ kind: fc.constantFrom('paper', 'file', 'fonds'), at: place });
const query = fc.record({
  kind: fc.constant('query' as const),
  types: fc.option(fc.constantFrom(['QĐ'], ['KH', 'BC']), maybe),
  oldest: fc.option(fc.constantFrom(100, 400), maybe),
  newest: fc.option(fc.constantFrom(100, 30), maybe),
  numberBegins: fc.option(fc.constantFrom('10', '102', '101/QĐ', 'x'), maybe),
  theme: fc.option(place, maybe),
});

/** How many of each a world has at most. */
interface Sizes {
  readonly documents: number;
  readonly persons: number;
}

/** What is drawn before its references are brought into the world's bounds: so that a smaller world is one too. */
const sketchOf = (most: Sizes) =>
  fc.record({
    agencies: fc.integer({ min: 1, max: 3 }),
    successions: fc.array(
      fc.record({
        predecessor: place,
        successor: place,
        day: days,
        parts: fc.option(fc.array(named, { minLength: 1, maxLength: 2 }), maybe),
      }),
      few,
    ),
    supervisions: fc.array(
      fc.record({ supervisor: place, supervised: place, modes: edgeModes, from: days, to: someDays }),
      { maxLength: 3, size: 'max' },
    ),
    fonds: fc.array(fc.record({ keeper: place }), few),
    files: fc.array(fc.record({ fonds: place, procedure: fc.boolean() }), few),
    documents: fc.array(
      fc.record({
        keeper: place,
        mode: fc.constantFrom<Mode>('01', '02'),
        authority: fc.option(place, maybe),
        creator: fc.option(place, maybe),
        fonds: fc.option(place, maybe),
        file: fc.option(place, maybe),
        type: fc.constantFrom('QĐ', 'KH', 'BC'),
        age: fc.constantFrom(0, 30, 99, 100, 250, 400, 401, 4_000),
        theme: fc.nat(3),
        number: fc.nat(2),
        names: fc.option(
          fc.record({ paper: place, relation: fc.constantFrom('cites', 'replaces', 'amends') }),
          maybe,
        ),
        copies: fc.option(fc.nat(1), maybe),
        bytes: fc.nat(SHARED_ORIGINALS - 1),
        isPart: fc.boolean(),
        reviewed: fc.boolean(),
      }),
      { minLength: 1, maxLength: most.documents, size: 'max' },
    ),
    persons: fc.array(
      fc.record({
        disabled: fc.integer({ min: 0, max: 15 }).map((drawn) => drawn === 15),
        memberships: fc.array(
          fc.record({ agency: place, role: roles, modes, from: someDays, to: someDays }),
          {
            maxLength: 3,
          },
        ),
        statements: fc.array(
          fc.record({
            purpose: fc.constantFrom('resolve-procedure', 'verify-identity', 'verify-record', 'inspection'),
            paper: fc.option(place, maybe),
            elsewhere: fc.integer({ min: 0, max: 3 }).map((drawn) => drawn === 3),
            from: fc.constantFrom(-45, -300, 45),
            minutes: fc.constantFrom(90, 400, 10),
            ended: fc.option(fc.constantFrom(-20, -200, 46), maybe),
          }),
          { maxLength: 2, size: 'max' },
        ),
      }),
      { minLength: 1, maxLength: most.persons, size: 'max' },
    ),
    grants: fc.array(
      fc.record({
        to: fc.record({ kind: fc.constantFrom('person', 'agency'), at: place }),
        authority: place,
        scope: fc.oneof(closable, query),
        from: minutes,
        until: minutes,
        revoked: fc.option(minutes, maybe),
      }),
      few,
    ),
    restrictions: fc.array(
      fc.record({
        authority: place,
        scope: closable,
        from: minutes,
        until: fc.option(minutes, maybe),
        lifted: fc.option(minutes, maybe),
      }),
      { maxLength: 3, size: 'max' },
    ),
  });
type Sketch = ReturnType<typeof sketchOf> extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Any small world; smaller ones that fail alike are found by leaving things out. */
export const worlds: fc.Arbitrary<World> = sketchOf({ documents: 9, persons: 4 }).map(worldOf);

/** Worlds that are looked at in a moment. */
export const smallWorlds: fc.Arbitrary<World> = sketchOf({ documents: 3, persons: 2 }).map(worldOf);

function worldOf(drawn: Sketch): World {
  const agency = (at: number): number => at % drawn.agencies;
  const { fonds, files } = holdersOf(drawn, agency);
  const sizes = { paper: drawn.documents.length, file: files.length, fonds: fonds.length };
  /** The thing itself; nothing where the world has none of its kind. */
  const thing = <Kind extends keyof typeof sizes>({ kind, at }: { kind: Kind; at: number }) =>
    sizes[kind] === 0 ? [] : [{ kind, at: at % sizes[kind] }];
  return {
    agencies: drawn.agencies,
    successions: withOwnParts(
      fonds,
      files,
      withoutCircles(
        drawn.successions
          .map(({ predecessor, successor, day, parts }) => ({
            predecessor: agency(predecessor),
            successor: agency(successor),
            day,
            parts,
          }))
          .filter(({ predecessor, successor }) => predecessor !== successor),
      ),
    ),
    supervisions: drawn.supervisions
      .map((edge) => ({ ...edge, supervisor: agency(edge.supervisor), supervised: agency(edge.supervised) }))
      .filter(({ supervisor, supervised, from, to }) => supervisor !== supervised && (to ?? from + 1) > from),
    fonds,
    files,
    documents: withOwnBytes(drawn.documents.map((paper) => paperOf(paper, drawn, fonds, files, agency))),
    persons: drawn.persons.map((person) => personOf(person, drawn, agency)),
    grants: drawn.grants.flatMap(({ to, authority, scope, ...times }): Grant[] => {
      const at = to.at % (to.kind === 'person' ? drawn.persons.length : drawn.agencies);
      const scopes = (scope.kind === 'query' ? [scope] : thing(scope)) as Grant['scope'][];
      return scopes.map((each) => ({
        ...orderly(times),
        to: { kind: to.kind, at },
        authority: agency(authority),
        scope: each,
      }));
    }),
    restrictions: drawn.restrictions.flatMap(({ authority, scope, from, until, lifted }): Restriction[] =>
      thing(scope).map((each) => ({
        authority: agency(authority),
        scope: each as Restriction['scope'],
        ...(until === undefined ? { from, until } : orderly({ from, until })),
        lifted,
      })),
    ),
  };
}

/** Ends after it begins. */
function orderly<Times extends { from: number; until: number }>(times: Times): Times {
  return times.from < times.until
    ? times
    : { ...times, from: times.until - (times.from === times.until ? 300 : 0), until: times.from };
}

function holdersOf(drawn: Sketch, agency: (at: number) => number): Pick<World, 'fonds' | 'files'> {
  const fonds = drawn.fonds.map(({ keeper }) => ({ keeper: agency(keeper) }));
  const files =
    fonds.length === 0 ? [] : drawn.files.map((file) => ({ ...file, fonds: file.fonds % fonds.length }));
  return { fonds, files };
}

/** A document lies in the fonds of its file, and is kept by who keeps that. */
function paperOf(
  paper: Sketch['documents'][number],
  drawn: Sketch,
  fonds: World['fonds'],
  files: readonly File[],
  agency: (at: number) => number,
): Paper {
  const file = paper.file === undefined || files.length === 0 ? undefined : paper.file % files.length;
  const loose = paper.fonds === undefined || fonds.length === 0 ? undefined : paper.fonds % fonds.length;
  const of = file === undefined ? loose : files[file]?.fonds;
  return {
    ...paper,
    type: paper.type,
    keeper: (of === undefined ? undefined : fonds[of]?.keeper) ?? agency(paper.keeper),
    authority: paper.authority === undefined ? undefined : agency(paper.authority),
    creator: paper.creator === undefined ? undefined : agency(paper.creator),
    fonds: of,
    file,
    names: paper.names && {
      paper: paper.names.paper % drawn.documents.length,
      relation: paper.names.relation,
    },
  };
}

/** An agency keeps the same bytes once, as one paper or as a few that are parts of them. */
function withOwnBytes(papers: readonly Paper[]): Paper[] {
  return papers.map((paper, at) => {
    const before = papers
      .slice(0, at)
      .filter(({ keeper, bytes }) => keeper === paper.keeper && bytes === paper.bytes);
    const stands = before.length === 0 || (paper.isPart && before.length < MOST_PARTS);
    return stands ? paper : { ...paper, bytes: SHARED_ORIGINALS + at };
  });
}

function personOf(
  { disabled, memberships, statements }: Sketch['persons'][number],
  drawn: Sketch,
  agency: (at: number) => number,
): Person {
  return {
    disabled,
    memberships: firstOf(
      memberships
        .map((membership) => ({ ...membership, agency: agency(membership.agency) }))
        .filter(({ from, to }) => from === undefined || to === undefined || from < to),
      (membership) => String(membership.agency),
    ),
    statements: statements.map((statement) => ({
      ...statement,
      purpose: statement.purpose,
      paper: statement.paper === undefined ? undefined : statement.paper % drawn.documents.length,
    })),
  };
}

/** A part names what its predecessor keeps, or one that it wholly followed by then: the store takes no other. */
function withOwnParts(
  fonds: World['fonds'],
  files: readonly File[],
  edges: readonly Succession[],
): Succession[] {
  return edges.map((edge) => {
    const keepers = new Set([edge.predecessor]);
    for (const each of keepers) {
      for (const { predecessor, successor, day, parts } of edges) {
        if (successor === each && !parts && day <= edge.day) keepers.add(predecessor);
      }
    }
    const isOwn = (at: number): boolean => keepers.has(fonds[at]?.keeper ?? -1);
    const own = {
      fonds: [...fonds.keys()].filter(isOwn),
      file: [...files.keys()].filter((at) => isOwn(files[at]?.fonds ?? -1)),
    };
    const parts = edge.parts?.flatMap(({ kind, at }) => {
      const chosen = own[kind][at % own[kind].length];
      return chosen === undefined ? [] : [{ kind, at: chosen }];
    });
    return { ...edge, parts };
  });
}

/** No agency follows itself, and none follows another twice on a day: the store takes no such succession. */
function withoutCircles(edges: readonly Succession[]): Succession[] {
  const kept: Succession[] = [];
  for (const edge of firstOf(
    edges,
    ({ predecessor, successor, day }) => `${predecessor} ${successor} ${day}`,
  )) {
    const before = new Set([edge.predecessor]);
    for (const each of before) {
      for (const { predecessor, successor } of kept) if (successor === each) before.add(predecessor);
    }
    if (!before.has(edge.successor)) kept.push(edge);
  }
  return kept;
}

function firstOf<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Thing[] {
  return [...new Map(things.toReversed().map((thing) => [keyOf(thing), thing])).values()];
}
