import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { loggedPath, loggedText, partsOf, textsWithin } from './logged-text.ts';
import { personKeysOf } from './person-key.ts';

/** What is known of an event where it happens; the database adds who acted for whom, from where, for what purpose, on whose record. */
export interface EventFacts {
  readonly account: string | null;
  readonly action: string;
  readonly outcome: 'allowed' | 'denied';
  readonly target?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** People's numbers (digits alone) that were asked for, beside those that stand in the texts. */
  readonly people?: readonly string[] | undefined;
  readonly requestId?: string | undefined;
  readonly session?: string | undefined;
  readonly address?: string | undefined;
  readonly rulesVersion?: number | undefined;
}

const TARGET_LENGTH = 200;
const MOST_PEOPLE = 10;

/** Writes one event, or one for each person whose number stands in what was asked. Numbers themselves are masked. */
export async function recordFacts(store: Store, facts: EventFacts): Promise<void> {
  const { details = {}, target } = facts;
  const typed = [...textsWithin(details), ...partsOf(target ?? '')];
  const people = await personKeysOf(store, typed, facts.people);
  await asPortal(store, (portal) =>
    portal.query(
      `insert into audit_event (account, action, outcome, target, details, request_id, session, address, rules_version, person_key)
       select $1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, key from unnest($10::text[]) key`,
      [
        facts.account,
        facts.action,
        facts.outcome,
        target === undefined ? null : loggedPath(target).slice(0, TARGET_LENGTH).toWellFormed(),
        JSON.stringify(details, (_, value: unknown) =>
          typeof value === 'string' ? loggedText(value) : value,
        ),
        facts.requestId ?? null,
        facts.session ?? null,
        facts.address ?? null,
        facts.rulesVersion ?? null,
        people.length === 0 ? [null] : people.slice(0, MOST_PEOPLE),
      ],
    ),
  );
}
