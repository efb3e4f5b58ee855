import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreError } from '@tangthu/db/store';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The key under which secrets of second factors are encrypted and codes are hashed: whoever gets hold of the database alone has
 * none of them.
 */
export class IdentityKey {
  readonly #encryption: Buffer;
  readonly #hashing: Buffer;

  /** `key`: 32 random bytes. */
  constructor(key: Uint8Array) {
    if (key.length !== KEY_BYTES) throw new StoreError('The key of second factors must be 32 bytes long.');
    const derived = (use: string): Buffer => createHmac('sha256', key).update(use).digest();
    this.#encryption = derived('encryption');
    this.#hashing = derived('hashing');
  }

  /** Encrypts with AES-256-GCM; only the same `owner` (an account) can have it decrypted. */
  encrypt(owner: string, secret: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#encryption, nonce).setAAD(Buffer.from(owner));
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** What `encrypt` was given. Throws `StoreError` where it was encrypted under another key or for somebody else. */
  decrypt(owner: string, encrypted: Uint8Array): Buffer {
    const bytes = Buffer.from(encrypted);
    const decipher = createDecipheriv('aes-256-gcm', this.#encryption, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new StoreError(
        'The second factors in the store were encrypted under another key. Set IDENTITY_KEY to that key, or put its file back.',
        { cause: error },
      );
    }
  }

  /** HMAC-SHA256 of a text for one use, e.g. a backup code of an account. */
  hash(use: string, text: string): Buffer {
    return createHmac('sha256', this.#hashing).update(`${use}\n${text}`).digest();
  }
}

/**
 * The key that the environment gives (64 hexadecimal digits), or that of a file, which is made where it is missing, readable
 * by its owner alone. Throws `StoreError` when neither can be used.
 */
export async function openIdentityKey(given: string | undefined, file: string): Promise<IdentityKey> {
  return new IdentityKey(Buffer.from(given ?? (await keyOfFile(file)), 'hex'));
}

async function keyOfFile(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const made = await open(file, 'wx', 0o600);
    const key = randomBytes(KEY_BYTES).toString('hex');
    await made.writeFile(`${key}\n`);
    await made.sync();
    await made.close();
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
