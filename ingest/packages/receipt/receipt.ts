import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { canonical } from './canonical.ts';
import type { SigningKey } from './signing-key.ts';

// Strict throughout: what no signature covers may not stand in a receipt.
const outcome = z.enum(['stored', 'already-stored', 'set-aside', 'not-taken', 'kept']);

const receiptFile = z.strictObject({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** `set-aside`: secret, in quarantine. `kept`: lies beside the records (lists, METS, schemas). */
  outcome,
  reason: z.string().optional(),
});

const receipt = z.strictObject({
  kind: z.literal('tangthu-receipt'),
  version: z.literal(1),
  package: z.strictObject({
    id: z.string(),
    name: z.string(),
    form: z.string(),
    identifier: z.string().optional(),
    sender: z.string().optional(),
    /** SHA-256 over the sorted lines `<sha256>  <path>` of all its files. */
    digest: z.string(),
  }),
  receiver: z.strictObject({ agency: z.string(), name: z.string() }),
  /** ISO times. */
  arrivedAt: z.string(),
  finishedAt: z.string(),
  counts: z.strictObject({
    files: z.number(),
    bytes: z.number(),
    pages: z.number(),
    stored: z.number(),
    alreadyStored: z.number(),
    setAside: z.number(),
    notTaken: z.number(),
    kept: z.number(),
  }),
  /** SHA-256 over the canonical form of `files`, which binds the list to the signature. */
  filesDigest: z.string(),
});

const signedReceipt = z.strictObject({
  receipt,
  publicKey: z.string(),
  /** Ed25519 over the canonical form of `receipt`, base64. */
  signature: z.string(),
  /** Absent where a very long list stayed with the archive. */
  files: z.array(receiptFile).optional(),
});

const namedReceipt = z.object({ receipt: z.object({ kind: receipt.shape.kind }) });

/** One file of a package and what became of it. */
export type ReceiptFile = z.output<typeof receiptFile>;
/** What is signed. */
export type Receipt = z.output<typeof receipt>;
/** A receipt with its signature, the key that verifies it, and the list of files that it is bound to. */
export type SignedReceipt = z.output<typeof signedReceipt>;

/** A receipt that has its list. */
export interface ListedReceipt extends SignedReceipt {
  readonly files: ReceiptFile[];
}

/** Signs a receipt over its list of files; counts are taken from the list. */
export function signReceipt(
  given: Pick<Receipt, 'package' | 'receiver' | 'arrivedAt' | 'finishedAt'> & { readonly pages: number },
  files: readonly ReceiptFile[],
  key: SigningKey,
): ListedReceipt {
  const { pages, ...rest } = given;
  const body: Receipt = {
    kind: 'tangthu-receipt',
    version: 1,
    ...rest,
    counts: { pages, ...countsOf(files) },
    filesDigest: digestOf(files),
  };
  const signature = sign(null, Buffer.from(canonical(body)), key.privateKey).toString('base64');
  return { receipt: body, publicKey: key.publicPem, signature, files: [...files] };
}

/**
 * What is wrong with a receipt. `form`: it is none; `altered`: it calls itself one and holds what none holds; `signature`: it was
 * changed; `files`: its list was changed.
 */
export type ReceiptFault = 'form' | 'altered' | 'signature' | 'files';

/** Verifies a receipt by the key that it names; whose key that is, the caller must know. */
export function verifyReceipt(
  given: unknown,
): { readonly receipt: SignedReceipt } | { readonly fault: ReceiptFault } {
  const read = signedReceipt.safeParse(given);
  if (!read.success) return { fault: namedReceipt.safeParse(given).success ? 'altered' : 'form' };
  const { receipt: body, publicKey, signature, files } = read.data;
  if (!isSignedBy(publicKey, canonical(body), signature)) return { fault: 'signature' };
  if (files && digestOf(files) !== body.filesDigest) return { fault: 'files' };
  return { receipt: read.data };
}

/** A key's name for comparing by eye: SHA-256 of its public part, in hexadecimal. */
export function fingerprint(publicPem: string): string {
  const der = createPublicKey(publicPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

function isSignedBy(publicPem: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey(publicPem);
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}

function digestOf(files: readonly ReceiptFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${canonical(file)}\n`);
  return hash.digest('hex');
}

function countsOf(files: readonly ReceiptFile[]): Omit<Receipt['counts'], 'pages'> {
  const count = (wanted: ReceiptFile['outcome']): number =>
    files.filter((file) => file.outcome === wanted).length;
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    stored: count('stored'),
    alreadyStored: count('already-stored'),
    setAside: count('set-aside'),
    notTaken: count('not-taken'),
    kept: count('kept'),
  };
}
