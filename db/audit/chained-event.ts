import { createHash } from 'node:crypto';

/** An event as verifying reads it; hashes in hexadecimal digits. */
export interface ChainedEvent {
  readonly id: number;
  /** The canonical fields in their order, the first of them the id. */
  readonly fields: readonly (string | null)[];
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first event. */
export const BEFORE_ALL = '0'.repeat(64);

/** The canonical fields of an event, each as text: the same, in the same order, as `audit_canonical()` of migration 0030. */
const FIELDS = [
  'id::text',
  `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  'account::text',
  'actor',
  'session',
  'address',
  'request_id',
  'action',
  'outcome',
  'target',
  'details::text',
  'purpose',
  'legal_basis',
  'stated_purpose::text',
  'rules_version::text',
  'document::text',
  'custodian::text',
  `array_to_string(agencies, ',')`,
  'person_key',
];

/** Reads `ChainedEvent`s; conditions and order follow it. */
export const SELECT_CHAINED = `select id, array[${FIELDS.join(', ')}] as fields,
  encode(previous_hash, 'hex') as "previousHash", encode(hash, 'hex') as hash from audit_event`;

/**
 * The hash that an event must have: SHA-256 over the bytes of the hash before it and its canonical form, the JSON array of its fields.
 * `number` reckons it as if the event stood elsewhere.
 */
export function hashOf({ fields, previousHash }: ChainedEvent, number?: number): string {
  const numbered = number === undefined ? fields : [String(number), ...fields.slice(1)];
  return createHash('sha256')
    .update(Buffer.from(previousHash, 'hex'))
    .update(JSON.stringify(numbered))
    .digest('hex');
}
