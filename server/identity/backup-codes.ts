import { randomBytes } from 'node:crypto';
import type { Transaction } from '@tangthu/db/store';
import type { IdentityKey } from './identity-key.ts';

const CODES = 10;
const CODE_LETTERS = 12;
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Ten new codes (60 random bits each) in the place of the old ones. Only their HMAC is stored: they are shown this once. */
export async function newBackupCodes(
  portal: Transaction,
  key: IdentityKey,
  account: string,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, randomCode);
  await portal.query('delete from backup_code where account = $1', [account]);
  for (const code of codes) {
    await portal.query('insert into backup_code (account, hash) values ($1, $2)', [
      account,
      hashOf(key, account, code),
    ]);
  }
  return codes;
}

/** Whether a text is one of the person's codes that was not used yet; then it is from now on. */
export async function useBackupCode(
  portal: Transaction,
  key: IdentityKey,
  account: string,
  code: string,
): Promise<boolean> {
  const used = await portal.query(
    'update backup_code set used_at = now() where account = $1 and hash = $2 and used_at is null returning 1',
    [account, hashOf(key, account, code)],
  );
  return used.length > 0;
}

function randomCode(): string {
  const letters = [...randomBytes(CODE_LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/.{4}(?=.)/g, '$&-');
}

function hashOf(key: IdentityKey, account: string, code: string): Buffer {
  return key.hash(`backup code of ${account}`, code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
}
