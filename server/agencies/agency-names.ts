import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AgencyChangeError, plainRefusal } from './agency-errors.ts';
import type { NewName } from './agency-view.ts';
import { administeredAgency } from './open-agency.ts';

/**
 * Gives an administered agency one more name. Names open no records, so this holds at once. Throws `RecordNotFoundError` for any other
 * agency, `AgencyChangeError` for a name that ends before it begins.
 */
export function addName(
  store: Store,
  administrator: Administrator,
  code: string,
  { name, from, to }: NewName,
): Promise<void> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const agency = await administeredAgency(rules, current, code);
    await rules
      .query('insert into agency_name (agency, name, valid_from, valid_to) values ($1, $2, $3, $4)', [
        agency,
        name,
        from ?? null,
        to ?? null,
      ])
      .catch((error: unknown) => {
        throw plainRefusal(error);
      });
  });
}

/**
 * Says from which day an agency bears a name no more. Throws `RecordNotFoundError` for a name that is not one of its own,
 * `AgencyChangeError` for one that has an end already or would end before it begins.
 */
export function closeName(
  store: Store,
  administrator: Administrator,
  code: string,
  { name, to }: { readonly name: string; readonly to: string },
): Promise<void> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const agency = await administeredAgency(rules, current, code);
    const [known] = await rules.query<{ ended: boolean }>(
      'select valid_to is not null as ended from agency_name where id = $1 and agency = $2',
      [name, agency],
    );
    if (!known) throw new RecordNotFoundError();
    if (known.ended) throw new AgencyChangeError('ended');
    await rules
      .query('update agency_name set valid_to = $2 where id = $1', [name, to])
      .catch((error: unknown) => {
        throw plainRefusal(error);
      });
  });
}
