import { THEMES, numberOf, themeOf } from './paper-text.ts';
import type { Grant, Paper, Person, Restriction, World } from './world.ts';

/**
 * The rules of access, written out plainly and slowly from what the rules say and from nothing of how the database does it.
 * Time is counted as in `World`: `day` for what holds by days, `minute` for what holds by moments.
 */
export interface Moment {
  readonly day: number;
  readonly minute: number;
}

/** What a person asks for, where and when. */
export interface Question {
  readonly world: World;
  readonly person: number;
  readonly at: Moment;
}

/** Whether the person may read a document (by its place in the world). */
export function mayRead(question: Question, document: number): boolean {
  const paper = question.world.documents[document];
  return paper !== undefined && opens(question, { ...paper, document });
}

/** Whether the person gets a document's original: every document of its keeper that stands in the same bytes may be read. */
export function getsOriginal(question: Question, document: number): boolean {
  const { documents } = question.world;
  const own = documents[document];
  return documents.every(
    ({ keeper, bytes }, at) => keeper !== own?.keeper || bytes !== own.bytes || mayRead(question, at),
  );
}

/** Whether the person sees the name of a fonds: as a public record of its keeper that stands in it. */
export function seesFonds(question: Question, fonds: number): boolean {
  const keeper = question.world.fonds[fonds]?.keeper;
  return keeper !== undefined && seesHolder(question, { keeper, fonds, file: undefined });
}

/** Whether the person sees the name of a file: as a public record of its keeper that lies in it. */
export function seesFile(question: Question, file: number): boolean {
  const fonds = question.world.files[file]?.fonds;
  const keeper = fonds === undefined ? undefined : question.world.fonds[fonds]?.keeper;
  return keeper !== undefined && seesHolder(question, { keeper, fonds, file });
}

/** The documents that the person may read, by their places in the world. */
export function readable(question: Question): number[] {
  return question.world.documents.flatMap((_, at) => (mayRead(question, at) ? [at] : []));
}

/** The agencies whose archive the person keeps: as archivist or administrator, with all that they wholly succeeded. */
export function archiveOf(question: Question): Set<number> {
  const person = question.world.persons[question.person];
  const kept = new Set<number>();
  if (!person || person.disabled) return kept;
  for (const { agency, role } of presentMemberships(person, question.at)) {
    if (!keepsArchive(role)) continue;
    for (const each of withPredecessors(question, agency)) kept.add(each);
  }
  return kept;
}

/**
 * The agencies for which the person decides on the rules: as administrator, with those that these look down into and the
 * predecessors of both. Who has handed over the whole is administered by its successors alone.
 */
export function administeredBy(question: Question): Set<number> {
  const { world, at } = question;
  const person = world.persons[question.person];
  if (!person || person.disabled) return new Set();
  const isOver = (agency: number): boolean =>
    world.successions.some(
      ({ predecessor, day, parts }) => predecessor === agency && parts === undefined && day <= at.day,
    );
  const own = presentMemberships(person, at)
    .filter(({ role, agency }) => role === 'administrator' && !isOver(agency))
    .map(({ agency }) => agency);
  const supervised = world.supervisions
    .filter((edge) => own.includes(edge.supervisor) && holdsOn(at, edge) && !isOver(edge.supervised))
    .map((edge) => edge.supervised);
  return new Set([...own, ...supervised].flatMap((agency) => [...withPredecessors(question, agency)]));
}

/** Whether the person audits any agency. */
export function isAuditor({ world, person, at }: Question): boolean {
  const asked = world.persons[person];
  return !!asked && !asked.disabled && presentMemberships(asked, at).some(({ role }) => role === 'auditor');
}

/** The agency that decides on a document. */
export function decider(world: World, document: number): number | undefined {
  const paper = world.documents[document];
  return paper && deciderOf({ ...paper, document });
}

/** What the rules know of a record; fonds and files are no documents, which are what queries find. */
type Record = Pick<Paper, 'keeper' | 'mode' | 'authority' | 'fonds' | 'file'> &
  (({ readonly document: number } & Paper) | { readonly document: undefined });

function seesHolder(question: Question, holder: Pick<Paper, 'keeper' | 'fonds' | 'file'>): boolean {
  return opens(question, { ...holder, mode: '01', authority: undefined, document: undefined });
}

function opens(question: Question, record: Record): boolean {
  const person = question.world.persons[question.person];
  if (!person || person.disabled || isWithheld(question, person, record)) return false;
  return isHeld(question, person, record) || isGranted(question, person, record);
}

/** Who decides on a record: its custodian, and on a conditional one the access authority where one is named. */
function deciderOf({ mode, authority, keeper }: Record): number {
  return mode === '02' && authority !== undefined ? authority : keeper;
}

/** By what the person belongs to, what that looks down into, and what all these have taken over. */
function isHeld(question: Question, person: Person, record: Record): boolean {
  return presentMemberships(person, question.at).some((membership) => {
    const { agency, modes, role } = membership;
    if (role === 'desk' && isProcedure(question.world, record) && !opensProcedures(question, person))
      return false;
    if (modes.includes(record.mode) && reaches(question, agency, record)) return true;
    if (role === 'desk') return false;
    return question.world.supervisions.some(
      (edge) =>
        edge.supervisor === agency &&
        holdsOn(question.at, edge) &&
        edge.modes.includes(record.mode) &&
        modes.includes(record.mode) &&
        reaches(question, edge.supervised, record),
    );
  });
}

/** Whether who holds an agency holds this record: as decided by it or a predecessor, or as a part that one of these took over. */
function reaches(question: Question, agency: number, record: Record): boolean {
  const held = withPredecessors(question, agency);
  if (held.has(deciderOf(record))) return true;
  // A part hands over what its keeper decides on, not what a third agency has the say of.
  if (deciderOf(record) !== record.keeper) return false;
  return question.world.successions.some(
    ({ successor, day, parts }) =>
      parts !== undefined &&
      day <= question.at.day &&
      held.has(successor) &&
      parts.some(({ kind, at }) => (kind === 'fonds' ? record.fonds === at : record.file === at)),
  );
}

/** An agency with all that it took over as a whole by a day, and what those had taken over. */
function withPredecessors({ world, at }: Question, agency: number): Set<number> {
  const found = new Set([agency]);
  for (const each of found) {
    for (const { predecessor, successor, day, parts } of world.successions) {
      if (successor === each && parts === undefined && day <= at.day) found.add(predecessor);
    }
  }
  return found;
}

function isProcedure({ files }: World, { file }: Record): boolean {
  return file !== undefined && files[file]?.procedure === true;
}

/** Whether a purpose that opens procedure files, for all records, is stated in this session by one whose role may state it. */
function opensProcedures({ at }: Question, person: Person): boolean {
  const roles = presentMemberships(person, at).map(({ role }) => role);
  return person.statements.some(
    ({ purpose, paper, elsewhere, from, minutes, ended }) =>
      (purpose === 'resolve-procedure' || purpose === 'verify-identity') &&
      roles.some((role) => role !== 'analyst' && role !== 'auditor') &&
      paper === undefined &&
      !elsewhere &&
      from <= at.minute &&
      at.minute < from + minutes &&
      !(ended !== undefined && ended <= at.minute),
  );
}

function isGranted(question: Question, person: Person, record: Record): boolean {
  return question.world.grants.some(
    (grant) =>
      isInForce(grant, grant.revoked, question.at) &&
      isFor(grant, question, person, record) &&
      withPredecessors(question, grant.authority).has(deciderOf(record)) &&
      covers(grant.scope, record),
  );
}

/** To the person; or to an agency of theirs, of whose desk alone they come to procedure files with a purpose only. */
function isFor({ to }: Grant, question: Question, person: Person, record: Record): boolean {
  if (to.kind === 'person') return to.at === question.person;
  return presentMemberships(person, question.at).some(
    ({ agency, role }) =>
      agency === to.at &&
      (role !== 'desk' || !isProcedure(question.world, record) || opensProcedures(question, person)),
  );
}

/** Closed, and the person is no archivist or administrator of the agency that decides, nor of one that took it over. */
function isWithheld(question: Question, person: Person, record: Record): boolean {
  const closed = question.world.restrictions.some(
    (restriction) =>
      isInForce(restriction, restriction.lifted, question.at) && covers(restriction.scope, record),
  );
  if (!closed) return false;
  return !presentMemberships(person, question.at).some(
    ({ agency, role }) => keepsArchive(role) && withPredecessors(question, agency).has(deciderOf(record)),
  );
}

function covers(scope: Grant['scope'], record: Record): boolean {
  if (scope.kind === 'paper') return scope.at === record.document;
  if (scope.kind === 'file') return scope.at === record.file;
  if (scope.kind === 'fonds') return scope.at === record.fonds;
  if (record.document === undefined) return false;
  return (
    (scope.types === undefined || scope.types.includes(record.type)) &&
    (scope.oldest === undefined || record.age <= scope.oldest) &&
    (scope.newest === undefined || record.age >= scope.newest) &&
    (scope.numberBegins === undefined || numberOf(record).whole.startsWith(scope.numberBegins)) &&
    (scope.theme === undefined || THEMES[scope.theme % THEMES.length] === themeOf(record))
  );
}

function presentMemberships({ memberships }: Person, at: Moment): Person['memberships'] {
  return memberships.filter((membership) => holdsOn(at, membership));
}

/** From its first day on, until the day before `to`. */
function holdsOn(
  { day }: Moment,
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
): boolean {
  return (from === undefined || from <= day) && (to === undefined || day < to);
}

function isInForce(
  rule: Grant | Restriction,
  broughtToAnEnd: number | undefined,
  { minute }: Moment,
): boolean {
  return (
    rule.from <= minute &&
    (rule.until === undefined || minute < rule.until) &&
    !(broughtToAnEnd !== undefined && broughtToAnEnd <= minute)
  );
}

function keepsArchive(role: string): boolean {
  return role === 'archivist' || role === 'administrator';
}
