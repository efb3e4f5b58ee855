import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackageError } from '../package-error.ts';

/** The key with which this archive signs its receipts (Ed25519), and its public part as PEM. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicPem: string;
}

/**
 * The archive's key in `<folder>/receipts.pem`, readable by its owner alone; made at the first call. Two processes that make it
 * at once end up with one. The public part lies beside it for whoever has to verify receipts.
 */
export async function signingKey(folder: string): Promise<SigningKey> {
  const path = join(folder, 'receipts.pem');
  const pem = (await readIfThere(path)) ?? (await makeKey(folder, path));
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519')
      throw new Error(`it is ${privateKey.asymmetricKeyType ?? 'unknown'}`);
    const publicPem = publicPemOf(privateKey);
    await writeFile(join(folder, 'receipts.public.pem'), publicPem);
    return { privateKey, publicPem };
  } catch (error) {
    throw new PackageError(`${path} is not an Ed25519 key: ${(error as Error).message}.`, { cause: error });
  }
}

/** The public part of the archive's key; undefined where no receipt was ever signed here. */
export async function ownPublicKey(folder: string): Promise<string | undefined> {
  const pem = await readIfThere(join(folder, 'receipts.pem'));
  return pem && publicPemOf(createPrivateKey(pem));
}

async function makeKey(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flush: true,
  });
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(unfinished);
  }
  return readFile(path, 'utf8');
}

function publicPemOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
