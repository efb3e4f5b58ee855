import { asReader, readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { fillManyPassages, type Passage } from '../testing/many-passages.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { inIndexOrder } from './index-order.ts';
import { search } from './search.ts';
import type { ExactLimits } from './search-context.ts';
import type { Ranker } from './search-result.ts';

const PASSAGES = 3_000;
const WORDS = 40;
const QUERIES = 12;
/** Passages speak of so many subjects, each with words of its own. */
const SUBJECTS = 12;
const SUBJECT_WORDS = 20;
const onsets = [
  'b',
  'ch',
  'd',
  'đ',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  'r',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
];
const rimes = ['a', 'ân', 'ương', 'ốt', 'ình', 'ội', 'ẻ', 'ượng', 'ấu', 'ông', 'iền', 'ải'];
const vocabulary = onsets.flatMap((onset) => rimes.map((rime) => onset + rime));

/** Below these limits nothing is exact but what ten records ask for: 10% and 100% go by the index of vectors, all but the ten by BM25. */
const byIndex: ExactLimits = { everyRead: 20, compared: 50 };
const byLooking: ExactLimits = { everyRead: PASSAGES, compared: PASSAGES };

/** Numbers from 0 to 1, the same in every run. */
function* numbers(): Generator<number> {
  for (let state = 7; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

function passagesOf(random: Iterator<number>): Passage[] {
  const next = (): number => Number(random.next().value);
  return Array.from({ length: PASSAGES }, (_, index) => ({
    agency: index % 100 === 0 ? 'hundredth' : index % 10 === 0 ? 'tenth' : 'rest',
    text: textOn(Math.floor(next() * SUBJECTS), next),
  }));
}

function textOn(subject: number, next: () => number): string {
  const words = Array.from({ length: WORDS }, () => {
    const word = subject * SUBJECT_WORDS + Math.floor(next() * SUBJECT_WORDS);
    return vocabulary[word % vocabulary.length];
  });
  return words.join(' ');
}

async function account(store: Store, rights: string, of: unknown): Promise<Reader> {
  const id = await asOwner(store, async (owner) => {
    const [made] = await owner.query<{ id: string }>(
      `insert into account (sign_in_name, display_name) values (uuidv7()::text, 'Người đọc') returning id`,
    );
    await owner.query(rights, [made?.id, of]);
    return made?.id ?? '';
  });
  return readerOf(store, id);
}

const MEMBER = `insert into membership (account, agency, role) select $1::uuid, id, 'official' from agency where code = any($2::text[])`;
const GRANTED = `insert into access_grant (to_account, granted_by, authority, document, purpose, legal_basis, valid_to)
  select $1::uuid, $1::uuid, custodian, id, 'Xác minh', 'QĐ 1', now() + interval '1 hour' from document order by id limit $2`;

describeStores('search for those who may read a part of the store', (open) => {
  const embeddings = new SyllableEmbeddings();
  const passages = passagesOf(numbers());
  const readers: Record<string, Reader> = {};
  let store: Store;

  beforeAll(async () => {
    store = await open();
    await fillManyPassages(store, embeddings, passages);
    readers['all'] = await account(store, MEMBER, ['rest', 'tenth', 'hundredth']);
    readers['10%'] = await account(store, MEMBER, ['tenth', 'hundredth']);
    readers['1%'] = await account(store, MEMBER, ['hundredth']);
    readers['10 records'] = await account(store, GRANTED, 10);
  });

  const best = async (
    reader: Reader,
    query: string,
    rankers: Ranker[],
    limits: ExactLimits,
  ): Promise<string[]> => {
    const { hits } = await search({ store, embeddings, limits }, reader, { query, rankers, limit: 10 });
    return hits.map(({ document }) => document.id);
  };

  test.each(['all', '10%', '1%', '10 records'])('gives them the best ten: %s', async (name) => {
    const reader = readers[name];
    if (!reader) throw new Error('There is no such reader.');
    const step = PASSAGES / QUERIES;
    for (const rankers of [['words'], ['meaning'], ['words', 'meaning', 'number']] as Ranker[][]) {
      let [found, wanted] = [0, 0];
      for (let at = 0; at < QUERIES; at++) {
        const query = passages[at * step]?.text.split(' ').slice(0, 6).join(' ') ?? '';
        const right = await best(reader, query, rankers, byLooking);
        const given = new Set(await best(reader, query, rankers, byIndex));
        found += right.filter((id) => given.has(id)).length;
        wanted += right.length;
      }
      expect(wanted).toBeGreaterThan(0);
      expect(found / wanted, rankers.join(' ')).toBeGreaterThanOrEqual(0.99);
    }
  });

  test('the nearest to a vector come from the index, under the row policies', async () => {
    // Rights of before the other accounts were made would be worked out anew, and the search be begun twice.
    const reader = await readerOf(store, readers['10%']?.account ?? '');
    const statements: { sql: string; parameters: readonly unknown[] }[] = [];
    const recording: Store = {
      ...store,
      transaction: (role, work) =>
        store.transaction(role, (transaction) =>
          work({
            ...transaction,
            query: (sql, parameters = []) => {
              statements.push({ sql, parameters });
              return transaction.query(sql, parameters);
            },
          }),
        ),
    };
    await search({ store: recording, embeddings, limits: byIndex }, reader, {
      query: passages[3]?.text ?? '',
    });
    const nearest = statements.filter(({ sql }) => sql.includes('order by e.embedding <=>'));
    expect(nearest).toHaveLength(1);
    const plan = await asReader(store, reader, (transaction) =>
      inIndexOrder(transaction, () =>
        transaction.query(`explain ${nearest[0]?.sql ?? ''}`, nearest[0]?.parameters ?? []),
      ),
    );
    expect(JSON.stringify(plan)).toContain('chunk_embedding_nearest');
  });
});
