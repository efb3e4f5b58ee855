import { isDeepStrictEqual } from 'node:util';
import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import { today } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AgencyChangeError } from './agency-errors.ts';
import { labelsOf } from './agency-labels.ts';
import type { AffectedPeople, AgencyChange, ChangePreview } from './agency-view.ts';
import { planChange } from './planned-change.ts';

/** Rights are worked out for so many kinds of people at most; the people of one kind have the same memberships and grants. */
const MOST_KINDS = 200;
/** Documents whose visibility is compared for one kind of people. */
const MOST_DOCUMENTS = 1_000_000;
const MOST_NAMES = 10;

interface Rights {
  readonly shelves: readonly number[];
  readonly files: readonly string[];
  readonly documents: readonly string[];
  readonly withheld_files: readonly string[];
  readonly withheld_documents: readonly string[];
}

interface TouchedPeople extends Rights {
  readonly people: number;
  readonly accounts: readonly string[];
  readonly member_of: readonly number[];
}

/** Carries what a change did out of its transaction, which is undone. */
class Undone extends Error {
  readonly effects: Omit<ChangePreview, 'id'>;
  constructor(effects: Omit<ChangePreview, 'id'>) {
    super('The change is undone.');
    this.effects = effects;
  }
}

/**
 * What a change would do: it is made in a transaction that is undone, and the rights of everybody whom it can touch are compared before
 * and after. The change is kept under an id, to be confirmed as it was shown. Throws as `planChange` does.
 */
export async function previewChange(
  store: Store,
  administrator: Administrator,
  change: AgencyChange,
): Promise<ChangePreview> {
  const effects = await effectsOf(store, administrator, change);
  return asAdministrator(store, administrator, async (rules) => {
    const [kept] = await rules.query<{ id: string }>(
      'insert into rule_preview (account, change, rules_version) values ($1, $2::jsonb, $3) returning id',
      [administrator.account, JSON.stringify(change), effects.rulesVersion],
    );
    return { id: kept?.id ?? '', ...effects };
  });
}

/**
 * Makes a change as it was previewed. Throws `RecordNotFoundError` for a preview of somebody else, one that was confirmed already or is
 * older than an hour, and `AgencyChangeError` when any rule has changed since.
 */
export function confirmChange(
  store: Store,
  administrator: Administrator,
  preview: string,
): Promise<AgencyChange> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const [kept] = await rules.query<{ change: AgencyChange; rules_version: number }>(
      `update rule_preview set applied_at = now()
       where id = $1 and applied_at is null and made_at > now() - interval '1 hour' returning change, rules_version`,
      [preview],
    );
    if (!kept) throw new RecordNotFoundError();
    const [rulesNow] = await rules.query<{ version: number }>('select hold_rules() as version');
    if (rulesNow?.version !== kept.rules_version) throw new AgencyChangeError('stale');
    const planned = await planChange(rules, current, kept.change);
    await planned.apply();
    return kept.change;
  });
}

async function effectsOf(
  store: Store,
  administrator: Administrator,
  change: AgencyChange,
): Promise<Undone['effects']> {
  try {
    return await asAdministrator(store, administrator, async (rules, current) => {
      const [held] = await rules.query<{ version: number }>('select hold_rules() as version');
      const planned = await planChange(rules, current, change);
      const { touches, day } = planned;
      const before = await touchedPeople(rules, touches, day);
      await planned.apply();
      const after = await touchedPeople(rules, touches, day);
      const affected = await differences(rules, before, after);
      const people = before[0]?.people ?? 0;
      const counted = before.reduce((sum, { accounts }) => sum + accounts.length, 0);
      throw new Undone({
        rulesVersion: held?.version ?? 0,
        day,
        affected,
        people: counted,
        leftOut: people - counted,
      });
    });
  } catch (error) {
    if (error instanceof Undone) return error.effects;
    throw error;
  }
}

function touchedPeople(rules: Transaction, agency: number, day: string): Promise<TouchedPeople[]> {
  const at = day === today() ? new Date() : new Date(`${day}T12:00:00+07:00`);
  return rules.query<TouchedPeople>('select * from rights_touched(array[$1::int], $2::date, $3, $4)', [
    agency,
    day,
    at,
    MOST_KINDS,
  ]);
}

/** Only kinds whose rights differ, those who lose most first, then those who gain most. */
async function differences(
  rules: Transaction,
  before: readonly TouchedPeople[],
  after: readonly TouchedPeople[],
): Promise<AffectedPeople[]> {
  const counts = new Map<string, Promise<Count>>();
  const affected: AffectedPeople[] = [];
  for (const people of before) {
    const become = after.find(({ accounts }) => accounts[0] === people.accounts[0]);
    const compared = narrowed(rightsOf(people), rightsOf(become ?? people));
    if (isDeepStrictEqual(...compared)) continue;
    const key = JSON.stringify(compared);
    const count = await (counts.get(key) ?? documentsBetween(rules, compared));
    counts.set(key, Promise.resolve(count));
    if (count.gained + count.lost === 0) continue;
    affected.push({ ...(await whoTheyAre(rules, people)), ...count });
  }
  return affected.sort((one, two) => two.lost - one.lost || two.gained - one.gained);
}

type Count = Pick<AffectedPeople, 'gained' | 'lost' | 'more'>;

async function documentsBetween(
  rules: Transaction,
  [was, becomes]: readonly [Rights, Rights],
): Promise<Count> {
  const [count] = await rules.query<Count>('select * from documents_between($1::jsonb, $2::jsonb, $3)', [
    JSON.stringify(was),
    JSON.stringify(becomes),
    MOST_DOCUMENTS,
  ]);
  return count ?? { gained: 0, lost: 0, more: false };
}

/** Where nothing but shelves differs, those that stay don't matter: many kinds of people then differ alike, and are counted once. */
function narrowed(was: Rights, becomes: Rights): [Rights, Rights] {
  if (!isDeepStrictEqual({ ...was, shelves: [] }, { ...becomes, shelves: [] })) return [was, becomes];
  const [shelvesBefore, shelvesAfter] = [new Set(was.shelves), new Set(becomes.shelves)];
  return [
    { ...was, shelves: was.shelves.filter((shelf) => !shelvesAfter.has(shelf)) },
    { ...becomes, shelves: becomes.shelves.filter((shelf) => !shelvesBefore.has(shelf)) },
  ];
}

function rightsOf({ shelves, files, documents, withheld_files, withheld_documents }: Rights): Rights {
  return { shelves, files, documents, withheld_files, withheld_documents };
}

/** Names are told of people of administered agencies alone: the row policies leave out all others. */
async function whoTheyAre(
  rules: Transaction,
  { accounts, member_of }: TouchedPeople,
): Promise<Pick<AffectedPeople, 'people' | 'names' | 'agencies'>> {
  const [names, labels] = await Promise.all([
    rules.query<{ name: string }>(
      'select display_name as name from account where id = any ($1::uuid[]) order by 1 limit $2',
      [accounts, MOST_NAMES],
    ),
    labelsOf(rules, member_of),
  ]);
  return {
    people: accounts.length,
    names: names.map(({ name }) => name),
    agencies: [...labels.values()].sort((one, two) => one.code.localeCompare(two.code)),
  };
}
