import { parseArgs } from 'node:util';
import { storeLocation } from '../location.ts';
import { migrate } from '../migrate.ts';
import { openStore } from '../open.ts';
import { StoreError, type Store } from '../store.ts';
import { AnchorFileError, anchorChain, anchorFile, readAnchors, type Anchor } from './anchors.ts';
import { verifyChain } from './verify-chain.ts';

const HELP = `npm run audit -- verify [--from <event>|last]
  Walks the chain of audit events and says the first that was changed, removed, inserted, put elsewhere or cut off.
  Compares it with the anchors in AUDIT_ANCHORS (${anchorFile(process.env)}).
  --from begins at an anchor, which is taken for granted: that of an event, or the last one.
npm run audit -- anchor
  Adds the chain's last event to the anchors. Keep them where the database's administrators cannot write.
The exit code is 0 only when the chain is whole.`;

process.exitCode = await main(process.argv.slice(2));

/** Runs the command and returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const asked = read(words);
  if (!asked || asked.help) {
    (asked ? console.log : console.error)(HELP);
    return asked ? 0 : 1;
  }
  try {
    const store = await openStore(storeLocation(process.env));
    try {
      await migrate(store);
      return asked.command === 'anchor' ? await anchor(store) : await verify(store, asked.from);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof AnchorFileError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function read(words: readonly string[]): { command: string; from?: string; help?: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { from: { type: 'string' }, help: { type: 'boolean' } },
    });
    const [command = '', ...more] = positionals;
    const known = (command === 'verify' || command === 'anchor') && more.length === 0;
    return known || values.help ? { command, ...values } : undefined;
  } catch {
    return undefined;
  }
}

async function anchor(store: Store): Promise<number> {
  const file = anchorFile(process.env);
  const added = await anchorChain(store, file);
  console.log(added ? `Event ${added.id} anchored in ${file}.` : `Nothing new to anchor in ${file}.`);
  return 0;
}

async function verify(store: Store, from: string | undefined): Promise<number> {
  const file = anchorFile(process.env);
  const anchors = await readAnchors(file);
  const start = from === undefined ? undefined : anchorNamed(anchors, from);
  if (from !== undefined && !start) {
    console.error(`There is no such anchor in ${file}: ${from}. Leave --from out to walk the whole chain.`);
    return 1;
  }
  const { events, last, fault } = await verifyChain(store, anchors, start);
  if (fault) {
    console.error(fault.sentence);
    return 1;
  }
  const compared =
    anchors.length === 0
      ? 'no anchor to compare with'
      : `compared with ${anchors.length} ${anchors.length === 1 ? 'anchor' : 'anchors'}`;
  console.log(`The chain is whole: ${events} events up to ${last.id}, ${compared}.`);
  return 0;
}

function anchorNamed(anchors: readonly Anchor[], name: string): Anchor | undefined {
  return name === 'last' ? anchors.at(-1) : anchors.findLast(({ id }) => String(id) === name);
}
