import { asPortal } from '@tangthu/db/portal';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { describe, expect, test } from 'vitest';
import { KnownAgencies } from './known-agencies.ts';

const known = (...successions: readonly (readonly [number, number])[]): KnownAgencies =>
  new KnownAgencies(
    Map.groupBy(
      successions.map(([predecessor, successor]) => ({ predecessor, successor })),
      ({ predecessor }) => predecessor,
    ),
  );

describe('who follows an agency as a whole', () => {
  test('is told step by step, each once, and nobody follows oneself', () => {
    expect(known([1, 2], [2, 3], [1, 4], [4, 3], [3, 1]).following(1)).toEqual([[2, 4], [3]]);
    expect(known().following(1)).toEqual([]);
  });

  test('is one heir where all ways end in one, none where they part or nobody follows', () => {
    expect(known([1, 2], [2, 3], [1, 4], [4, 3]).heir(1)).toBe(3);
    expect(known([1, 2], [1, 3]).heir(1)).toBeUndefined();
    expect(known([2, 3]).heir(1)).toBeUndefined();
  });
});

describeStores('what is kept of agencies', (open) => {
  test('is named by id, and a new code is a change of the agencies', async () => {
    const store = await open();
    const version = async (): Promise<string> => {
      const [row] = await asPortal(store, (portal) =>
        portal.query<{ version: string }>('select version from agency_change'),
      );
      return row?.version ?? '';
    };
    const [agency] = await asOwner(store, (owner) =>
      owner.query<{ id: number }>(
        `insert into agency (code, bloc, level) values ('H1', 'party', 'commune') returning id`,
      ),
    );
    const id = agency?.id ?? 0;
    const agencies = known();
    const named = await asPortal(store, (portal) => agencies.named(portal, [id, id, -1]));
    expect(named).toEqual(new Map([[id, { code: 'H1', name: 'H1', bloc: 'party' }]]));
    const before = await version();
    await asOwner(store, (owner) => owner.query(`update agency set code = 'H2' where id = $1`, [id]));
    expect(await version()).not.toBe(before);
  });
});
