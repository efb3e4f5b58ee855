import { today } from '@tangthu/db/reader';
import pLimit from 'p-limit';
import type { AccessPortal, Answer } from './access-portal.ts';
import { administrationQuestions } from './administration-questions.ts';
import { archiveQuestions } from './archive-questions.ts';
import { changingQuestions } from './changing-questions.ts';
import { deskQuestions } from './desk-questions.ts';
import { documentQuestions } from './document-questions.ts';
import { furtherQuestions } from './further-questions.ts';
import { keptQuestions } from './kept-questions.ts';
import { matchingQuestions } from './matching-questions.ts';
import { differencesOf, type Asked, type Difference, type Rights } from './questions.ts';
import {
  administeredBy,
  archiveOf,
  getsOriginal,
  isAuditor,
  mayRead,
  readable,
  seesFile,
  seesFonds,
  type Moment,
} from './reference.ts';
import { searchQuestions } from './search-questions.ts';
import { suggestionQuestions } from './suggestion-questions.ts';
import { MISSING } from './world-ids.ts';
import type { World } from './world.ts';

const MINUTES_A_DAY = 1_440;

/** So many things a person asks for at a time. */
export const AT_ONCE = 6;

/** The days, counted from a world's first, on which it is looked at. */
export const DAYS = [0, 1, -30] as const;

/** What was compared, and what differed. */
export interface Comparison {
  /** One person, one world and one moment, over all surfaces. */
  cases: number;
  /** Answers by surface. */
  readonly answers: Map<string, number>;
  /** Documents that the people could read, and that they could not. */
  read: number;
  keptBack: number;
}

/** What is asked in one case; `turn` chooses what it aims at. */
type Questions = (rights: Rights, turn: number) => Asked[];

/** Nothing compared yet. */
export function newComparison(): Comparison {
  return { cases: 0, answers: new Map(), read: 0, keptBack: 0 };
}

/** Adds what was compared elsewhere. */
export function addTo(sum: Comparison, { cases, answers, read, keptBack }: Comparison): void {
  sum.cases += cases;
  sum.read += read;
  sum.keptBack += keptBack;
  for (const [surface, count] of answers) sum.answers.set(surface, (sum.answers.get(surface) ?? 0) + count);
}

/** Looks at a world as each of its people at each of the days, by every surface. Ends at the first case with a difference. */
export async function compareWorld(
  portal: AccessPortal,
  world: World,
  days: readonly number[],
  comparison: Comparison,
  questions: Questions = questionsFor,
): Promise<Difference[]> {
  return onOneDay(() => compareDays(portal, world, days, comparison, questions));
}

/** Does a comparison again that midnight broke into: what was moved to yesterday says nothing of today. */
export async function onOneDay(compare: () => Promise<Difference[]>): Promise<Difference[]> {
  for (;;) {
    const begun = today();
    const differences = await compare();
    if (today() === begun) return differences;
  }
}

async function compareDays(
  portal: AccessPortal,
  world: World,
  days: readonly number[],
  comparison: Comparison,
  questions: Questions,
): Promise<Difference[]> {
  for (const [turn, day] of days.entries()) {
    const moment: Moment = { day, minute: day * MINUTES_A_DAY };
    await (turn === 0 ? portal.hold(world, moment, new Date()) : portal.moveTo(world, moment, new Date()));
    for (const person of world.persons.keys()) {
      const differences = await compareCase(portal, world, person, moment, comparison, questions);
      if (differences.length > 0) {
        return differences.map((each) => ({ ...each, fault: `person ${person}, day ${day}: ${each.fault}` }));
      }
    }
  }
  return [];
}

async function compareCase(
  portal: AccessPortal,
  world: World,
  person: number,
  moment: Moment,
  comparison: Comparison,
  questions: Questions,
): Promise<Difference[]> {
  const rights = rightsOf(world, person, moment);
  const asks = questions(rights, comparison.cases);
  const missing = await portal.get(`/api/documents/${MISSING}`, person);
  const faults = await pLimit(AT_ONCE).map(asks, async (asked) => {
    const answer = await portal.ask(asked, person);
    const alike = asked.alike === undefined ? missing : await portal.ask(asked.alike, person);
    return faultsOf(rights, world.persons[person]?.disabled ?? true, asked, answer, alike);
  });
  const differences = faults.flat();
  count(asks, comparison);
  comparison.cases++;
  comparison.read += rights.allowed.size;
  comparison.keptBack += world.documents.length - rights.allowed.size;
  return differences;
}

/** Counts what was asked, by surface. */
export function count(asks: readonly Asked[], { answers }: Comparison): void {
  for (const { surface } of asks) answers.set(surface, (answers.get(surface) ?? 0) + 1);
}

/** Who is disabled is signed out everywhere, whatever is asked. */
function faultsOf(
  rights: Rights,
  disabled: boolean,
  asked: Asked,
  answer: Answer,
  missing: Answer,
): Difference[] {
  return differencesOf(rights, disabled ? { ...asked, there: false } : asked, answer, missing);
}

/** What the reference gives a person. */
export function rightsOf(world: World, person: number, at: Moment): Rights {
  const question = { world, person, at };
  return {
    world,
    person,
    allowed: new Set(readable(question)),
    originals: new Set([...world.documents.keys()].filter((at) => getsOriginal(question, at))),
    fonds: new Set([...world.fonds.keys()].filter((at) => seesFonds(question, at))),
    files: new Set([...world.files.keys()].filter((at) => seesFile(question, at))),
    archive: archiveOf(question),
    administered: administeredBy(question),
    readersOf: (document) =>
      [...world.persons.keys()].filter((one) =>
        mayRead({ world: withoutPurposes(world), person: one, at }, document),
      ),
    isAuditor: isAuditor(question),
  };
}

function withoutPurposes(world: World): World {
  return { ...world, persons: world.persons.map((person) => ({ ...person, statements: [] })) };
}

/** A person is asked so seldom for what is there for archivists or administrators alone. */
const TURNS_WITHOUT = 4;

/** Everything that is asked of every surface; of those that are not there for the person only a part each turn. */
export function questionsFor(rights: Rights, turn: number): Asked[] {
  const work = [
    ...archiveQuestions(rights, turn),
    ...administrationQuestions(rights, turn),
    ...changingQuestions(rights, turn),
    ...furtherQuestions(rights, turn),
  ];
  return [
    ...searchQuestions(rights, turn),
    ...matchingQuestions(rights, turn),
    ...suggestionQuestions(rights, turn),
    ...documentQuestions(rights, turn),
    ...deskQuestions(rights, turn),
    ...keptQuestions(rights),
    ...work.filter(({ there }, at) => there === true || (at + turn) % TURNS_WITHOUT === 0),
  ];
}
