import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/archives.ts';
import { canonical } from './canonical.ts';
import { fingerprint, signReceipt, verifyReceipt, type ListedReceipt } from './receipt.ts';
import { ownPublicKey, signingKey } from './signing-key.ts';

const scratch = scratchFolder();

async function sampleReceipt(folder = join(scratch, 'keys')): Promise<ListedReceipt> {
  return signReceipt(
    {
      package: { id: 'p1', name: 'gói.zip', form: 'bagit', digest: 'd' },
      receiver: { agency: 'H97', name: 'Ủy ban nhân dân' },
      arrivedAt: '2026-11-22T00:00:00.000Z',
      finishedAt: '2026-11-22T00:01:00.000Z',
      pages: 7,
    },
    [
      { path: 'a.pdf', bytes: 10, sha256: 'aa', outcome: 'stored' },
      { path: 'b.pdf', bytes: 5, sha256: 'bb', outcome: 'not-taken', reason: 'Hỏng' },
      { path: 'list.csv', bytes: 1, sha256: 'cc', outcome: 'kept' },
    ],
    await signingKey(folder),
  );
}

test('a receipt counts its files and verifies, also after it was written as JSON and read again', async () => {
  const receipt = await sampleReceipt();
  expect(receipt.receipt.counts).toEqual({
    files: 3,
    bytes: 16,
    pages: 7,
    stored: 1,
    alreadyStored: 0,
    setAside: 0,
    notTaken: 1,
    kept: 1,
  });
  expect(verifyReceipt(JSON.parse(JSON.stringify(receipt, null, 2)))).toEqual({ receipt });
});

test('the order of keys does not matter to the signature, every value does', async () => {
  const receipt = await sampleReceipt();
  const turned = Object.fromEntries(Object.entries(receipt.receipt).reverse());
  expect(verifyReceipt({ ...receipt, receipt: turned })).toHaveProperty('receipt');
  expect(canonical({ b: [{ d: 1, c: 'Ủ' }], a: null })).toBe('{"a":null,"b":[{"c":"Ủ","d":1}]}');
});

test('a receipt without its list is verified by its head', async () => {
  const { receipt, publicKey, signature } = await sampleReceipt();
  const head = { receipt, publicKey, signature };
  expect(verifyReceipt(head)).toEqual({ receipt: head });
});

test('whatever is changed in a receipt is told', async () => {
  const receipt = await sampleReceipt();
  const other = await sampleReceipt(join(scratch, 'other-keys'));
  const { receipt: body, files } = receipt;
  const changes: [unknown, string][] = [
    [{ ...receipt, receipt: { ...body, finishedAt: '2027-01-01T00:00:00.000Z' } }, 'signature'],
    [{ ...receipt, receipt: { ...body, counts: { ...body.counts, stored: 2 } } }, 'signature'],
    [{ ...receipt, publicKey: other.publicKey }, 'signature'],
    [{ ...receipt, publicKey: 'no key' }, 'signature'],
    [{ ...receipt, signature: other.signature }, 'signature'],
    [{ ...receipt, signature: '' }, 'signature'],
    [{ ...receipt, files: files.slice(1) }, 'files'],
    [{ ...receipt, files: files.map((file) => ({ ...file, outcome: 'stored' })) }, 'files'],
    [{ ...receipt, files: 'none' }, 'altered'],
    [{ ...receipt, files: files.map((file) => ({ ...file, note: 'x' })) }, 'altered'],
    [{ ...receipt, receipt: { ...body, note: 'x' } }, 'altered'],
    [{ ...receipt, note: 'x' }, 'altered'],
    [{ receipt: { kind: 'other' } }, 'form'],
    [{ ...receipt, files: undefined, signature: other.signature }, 'signature'],
    [null, 'form'],
    [[], 'form'],
  ];
  for (const [changed, fault] of changes) expect(verifyReceipt(changed)).toEqual({ fault });
});

test('the key is made once, even by many at the same time, for its owner alone, and is used again', async () => {
  const folder = join(scratch, 'shared-keys');
  expect(await ownPublicKey(folder)).toBeUndefined();
  const keys = await Promise.all(Array.from({ length: 8 }, () => signingKey(folder)));
  expect(new Set(keys.map(({ publicPem }) => publicPem)).size).toBe(1);
  expect(statSync(join(folder, 'receipts.pem')).mode & 0o077).toBe(0);
  expect(await ownPublicKey(folder)).toBe(readFileSync(join(folder, 'receipts.public.pem'), 'utf8'));
  expect(fingerprint(keys[0]?.publicPem ?? '')).toMatch(/^[\da-f]{64}$/);
});

test('a key file that holds no key is told, and not written over', async () => {
  const folder = join(scratch, 'bad-keys');
  await signingKey(folder);
  writeFileSync(join(folder, 'receipts.pem'), 'rubbish');
  await expect(signingKey(folder)).rejects.toThrow(/is not an Ed25519 key/);
  expect(readFileSync(join(folder, 'receipts.pem'), 'utf8')).toBe('rubbish');
});
