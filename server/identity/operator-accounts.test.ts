import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { identityClient } from '../testing/identity-client.ts';
import { disableIdleAccounts } from './idle-accounts.ts';
import { addAccount, issueCodeFor, listAccounts, OperatorError, setDisabled } from './operator-accounts.ts';

const password = 'bốn con vịt bơi qua sông';

describeStores('accounts that the operator makes', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());
  const mai = { name: 'mai', displayName: 'Trần Thị Mai', agency: 'A', role: 'official', modes: ['01'] };
  const statusWith = async (code: string): Promise<number> =>
    (await identityClient(world.services).post('/api/sign-in/code', { code, password })).status;
  const stateOf = async (name: string): Promise<string | undefined> =>
    (await listAccounts(store)).find((account) => account.name === name)?.state;

  test('the code that is printed sets the password of a member', async () => {
    const { code } = await addAccount(store, mai);
    expect(await stateOf('mai')).toBe('without password');
    expect(code).toMatch(/^([A-Z2-9]{5}-){4}[A-Z2-9]{5}$/);
    expect(await statusWith(code)).toBe(200);
    expect(await stateOf('mai')).toBe('password');
    expect((await world.auditEvents()).some(({ action }) => action === 'account-code')).toBe(true);
  });

  test('a second membership is added to the same account', async () => {
    await addAccount(store, { ...mai, agency: 'B', role: 'archivist' });
    const account = (await listAccounts(store)).find(({ name }) => name === 'mai');
    expect(account?.memberships).toEqual(['A official', 'B archivist']);
  });

  test('what there is not is refused in plain words', async () => {
    await expect(addAccount(store, { ...mai, agency: 'X' })).rejects.toThrow('There is no agency X.');
    await expect(addAccount(store, { ...mai, role: 'king' })).rejects.toThrow(OperatorError);
    await expect(addAccount(store, { ...mai, modes: ['03'] })).rejects.toThrow(OperatorError);
    await expect(addAccount(store, { ...mai, name: 'a b' })).rejects.toThrow(OperatorError);
    await expect(addAccount(store, { ...mai, name: 'an' })).rejects.toThrow('belongs to the demonstration');
    await expect(issueCodeFor(store, 'nobody', false)).rejects.toThrow('There is no account nobody');
  });

  test('45 days without work disable an account, not one of a demonstration; the operator enables it again', async () => {
    await asOwner(store, (owner) =>
      owner.query(`update account set last_active_at = now() - interval '46 days'`),
    );
    const before = await asOwner(store, (owner) => owner.query('select version from rules_version'));
    expect(await disableIdleAccounts(store)).toHaveLength(2);
    expect(await disableIdleAccounts(store)).toEqual([]);
    expect(await asOwner(store, (owner) => owner.query('select version from rules_version'))).not.toEqual(
      before,
    );
    expect([await stateOf('mai'), await stateOf('cuc'), await stateOf('an')]).toEqual([
      'disabled',
      'disabled',
      'demonstration',
    ]);
    const { code } = await issueCodeFor(store, 'mai', false);
    expect(await statusWith(code)).toBe(400);
    await setDisabled(store, 'mai', false);
    expect(await disableIdleAccounts(store)).toEqual([]);
    expect(await statusWith(code)).toBe(200);
  });
});

test('the command lists what it does, and says in a sentence what is missing', () => {
  const run = (...given: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'command.ts'), ...given], { encoding: 'utf8' });
  expect(run('--help').stdout).toContain('npm run accounts -- add');
  const { status, stderr } = run('add');
  expect([status, stderr]).toEqual([1, 'Say --name. "npm run accounts -- --help" lists what there is.\n']);
});
