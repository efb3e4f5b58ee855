import { parseArgs } from 'node:util';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError } from '@tangthu/db/store';
import {
  addAccount,
  issueCodeFor,
  listAccounts,
  OperatorError,
  setDisabled,
  type NewAccount,
} from './operator-accounts.ts';
import type { OneTimeCode } from './one-time-code.ts';

const HELP = `Accounts of the people who sign in (the embedded store: stop the portal first)

  npm run accounts -- add --name mai --agency HD --role administrator [--display "Trần Thị Mai"] [--modes 01,02]
  npm run accounts -- code --name mai [--lost-authenticator]
  npm run accounts -- disable --name mai
  npm run accounts -- enable --name mai
  npm run accounts -- list

add     makes the account, or adds a membership to it, and prints a code with which the person sets the password
        at <portal>/sign-in/code. Roles: administrator archivist auditor analyst official desk.
code    prints a new code, for a forgotten password; --lost-authenticator also takes the second factor away.
`;

try {
  process.stdout.write(await answer(process.argv.slice(2)));
} catch (error) {
  const ofArguments = error instanceof TypeError && 'code' in error;
  if (!(error instanceof StoreError || error instanceof OperatorError || ofArguments)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function answer(given: string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      display: { type: 'string' },
      agency: { type: 'string' },
      role: { type: 'string' },
      modes: { type: 'string', default: '01' },
      'lost-authenticator': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [what] = positionals;
  if (values.help || what === undefined) return HELP;
  const name = what === 'list' ? '' : needed(values.name, '--name');
  const location = storeLocation(process.env);
  const store = await openStore(location);
  try {
    if (!location.url || location.ownerUrl) await migrate(store);
    if (what === 'list') return lines(await listAccounts(store));
    if (what === 'add') {
      const account: NewAccount = {
        name,
        displayName: values.display ?? name,
        agency: needed(values.agency, '--agency'),
        role: needed(values.role, '--role'),
        modes: values.modes.split(','),
      };
      return told(name, await addAccount(store, account));
    }
    if (what === 'code') return told(name, await issueCodeFor(store, name, values['lost-authenticator']));
    if (what !== 'enable' && what !== 'disable')
      throw new OperatorError(`There is no "${what}" here.\n\n${HELP}`);
    await setDisabled(store, name, what === 'disable');
    return `${name}: ${what}d.\n`;
  } finally {
    await store.close();
  }
}

function needed(value: string | undefined, option: string): string {
  if (!value) throw new OperatorError(`Say ${option}. "npm run accounts -- --help" lists what there is.`);
  return value;
}

function told(name: string, { code, expiresAt }: OneTimeCode): string {
  const until = expiresAt.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
  return `${name}: ${code}\nĐặt mật khẩu tại <cổng>/sign-in/code đến ${until} (set the password at <portal>/sign-in/code).\n`;
}

function lines(accounts: Awaited<ReturnType<typeof listAccounts>>): string {
  return accounts
    .map(({ name, state, memberships }) => `${name}\t${state}\t${memberships.join(', ')}\n`)
    .join('');
}
