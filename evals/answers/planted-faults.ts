import { readerOf } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { Delivery } from '@tangthu/server/answers/composed/delivery';
import { promptPassages } from '@tangthu/server/answers/composed/prompt';
import { gatherEvidence, type EvidencePassage } from '@tangthu/server/answers/evidence';
import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import { Random } from '../quality/random.ts';
import { faultRules, namesIn, trueSentence, type TrueSentence } from './fault-rules.ts';
import { honestRules } from './honest-rules.ts';

const FAULTS = 200;
const HONEST = 200;
const QUESTIONS = 40;
/** Shorter ones are headings, longer ones tables. */
const WORDS = { least: 8, most: 60 };

/** A sentence as a chat model could write it over passages, and whether it is honest. */
export interface ClaimedSentence {
  readonly kind: string;
  readonly isHonest: boolean;
  readonly text: string;
  readonly citations: readonly number[];
  readonly passages: readonly EvidencePassage[];
  /** Who may not read the passages asks. */
  readonly byStranger?: boolean;
}

/** What became of planted faults and honest sentences. */
export interface CheckFigures {
  readonly faults: { readonly planted: number; readonly kinds: number; readonly letThrough: number };
  readonly honest: { readonly said: number; readonly passed: number };
  /** Every sentence that the check got wrong. */
  readonly wrong: readonly { readonly kind: string; readonly text: string; readonly why: string }[];
}

/**
 * Plants 200 faults by rules in true sentences of the evidence and says 200 honestly, and has each checked as the product checks what a
 * chat model writes. The evidence is that of the first of the questions. Adds an account to the store that reads all.
 */
export async function measureChecks(
  context: SearchContext,
  questions: readonly string[],
): Promise<CheckFigures> {
  const { store, embeddings } = context;
  const random = new Random('planted faults');
  const reader = await readerOf(store, await accountOfAll(store));
  const evidence: (readonly EvidencePassage[])[] = [];
  for (const query of questions.slice(0, QUESTIONS))
    evidence.push((await gatherEvidence(context, reader, { query })).passages);
  const stranger = await readerOf(store, '00000000-0000-7000-8000-000000000000');
  const claims = [...plantedFaults(evidence, random, FAULTS), ...honestSentences(evidence, random, HONEST)];
  const wrong: CheckFigures['wrong'][number][] = [];
  for (const claim of claims) {
    const asks = claim.byStranger ? stranger : reader;
    const { event, ...rest } = await new Delivery(store, asks, embeddings, claim.passages).check(claim);
    if ((event === 'sentence') === claim.isHonest) continue;
    const why = 'cut' in rest ? rest.cut.why : 'let through';
    wrong.push({ kind: claim.kind, text: claim.text, why });
  }
  const faults = claims.filter(({ isHonest }) => !isHonest);
  const letThrough = wrong.filter(({ why }) => why === 'let through').length;
  const said = claims.length - faults.length;
  return {
    faults: { planted: faults.length, kinds: new Set(faults.map(({ kind }) => kind)).size, letThrough },
    honest: { said, passed: said - (wrong.length - letThrough) },
    wrong,
  };
}

/** Rights are looked up anew for every sentence, so whoever asks must be known to the store. */
async function accountOfAll(store: Store): Promise<string> {
  const [made] = await asOwner(store, (owner) =>
    owner.query<{ id: string }>(
      `with made as (
         insert into account (sign_in_name, display_name)
         values ('planted-faults-' || gen_random_uuid(), 'Planted faults') returning id),
       member as (
         insert into membership (account, agency, role, modes)
         select made.id, agency.id, 'official', '{01,02}' from made, agency returning account)
       select id from made`,
    ),
  );
  return made?.id ?? '';
}

interface Source {
  readonly truth: TrueSentence;
  readonly passages: readonly EvidencePassage[];
  /** The passage's number. */
  readonly number: number;
}

/** Faults of every kind in turn. */
export function plantedFaults(
  evidence: readonly (readonly EvidencePassage[])[],
  random: Random,
  count: number,
): ClaimedSentence[] {
  const kinds: [string, (source: Source) => Omit<ClaimedSentence, 'kind' | 'isHonest'> | undefined][] = [
    ...Object.entries(faultRules).map(([kind, rule]): (typeof kinds)[number] => [
      kind,
      ({ truth, passages, number }) => {
        const text = rule(truth, random);
        return text === undefined || text === truth.text
          ? undefined
          : { text, citations: [number], passages };
      },
    ]),
    ['wrong citation', (source) => wronglyCited(source)],
    [
      'unknown citation',
      ({ truth, passages }) => ({ text: truth.text, citations: [passages.length + 1], passages }),
    ],
    [
      'citation of an unreadable record',
      ({ truth, passages, number }) => ({
        text: truth.text,
        citations: [number],
        passages,
        byStranger: true,
      }),
    ],
  ];
  return inTurn(kinds, sourcesOf(evidence, random), count).map((claim) => ({ ...claim, isHonest: false }));
}

/** Honest sentences, verbatim, shortened and reworded in turn. */
export function honestSentences(
  evidence: readonly (readonly EvidencePassage[])[],
  random: Random,
  count: number,
): ClaimedSentence[] {
  const kinds = Object.entries(honestRules).map(
    ([kind, rule]): [string, (source: Source) => Omit<ClaimedSentence, 'kind' | 'isHonest'> | undefined] => [
      kind,
      ({ truth, passages, number }) => {
        const text = rule(truth, random);
        return text === undefined ? undefined : { text, citations: [number], passages };
      },
    ],
  );
  return inTurn(kinds, sourcesOf(evidence, random), count).map((claim) => ({ ...claim, isHonest: true }));
}

/** Takes of each kind in turn the next source that it fits, until there are so many or no kind fits any more. */
function inTurn<Made extends object>(
  kinds: readonly (readonly [string, (source: Source) => Made | undefined])[],
  sources: readonly Source[],
  count: number,
): (Made & { kind: string })[] {
  const made: (Made & { kind: string })[] = [];
  const places = new Map(kinds.map(([kind]) => [kind, 0]));
  for (let before = -1; made.length < count && before < made.length;) {
    before = made.length;
    for (const [kind, make] of kinds) {
      let at = places.get(kind) ?? 0;
      let next: Made | undefined;
      while (at < sources.length && !next) {
        const source = sources[at++];
        next = source && make(source);
      }
      places.set(kind, at);
      if (next && made.length < count) made.push({ ...next, kind });
    }
  }
  return made;
}

function sourcesOf(evidence: readonly (readonly EvidencePassage[])[], random: Random): Source[] {
  const all = evidence.flatMap((found) => {
    const passages = promptPassages(found);
    return passages.flatMap((passage, at) =>
      passage.sentences
        .filter(({ text }) => isTelling(text))
        .map(({ text }) => ({ text, passage, passages, number: at + 1 })),
    );
  });
  const once = [...new Map(all.map((source) => [source.text, source])).values()];
  return random.shuffled(once).map(({ text, passage, passages, number }) => {
    const others = passages.filter(({ document }) => document.id !== passage.document.id);
    const otherSentences = others
      .flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))
      .filter((sentence) => isTelling(sentence) && !likeness(sentence, passage.text));
    const otherNames = others.flatMap((other) => namesIn(other));
    return { truth: trueSentence(text, passage.text, { otherNames, otherSentences }), passages, number };
  });
}

function isTelling(text: string): boolean {
  const words = text.split(/\s+/u).length;
  return words >= WORDS.least && words <= WORDS.most && /\p{Ll}{2}/u.test(text);
}

/** Whether a passage says nearly the same as a sentence of another document: forms do. */
function likeness(sentence: string, passage: string): boolean {
  const held = new Set(passage.toLowerCase().match(/[\p{L}\d]+/gu));
  const words = sentence.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.filter((word) => held.has(word)).length > 0.75 * words.length;
}

function wronglyCited({ truth, passages }: Source): Omit<ClaimedSentence, 'kind' | 'isHonest'> | undefined {
  const other = passages.findIndex(
    ({ text, heading, document }) => !likeness(truth.text, `${document.title} ${heading} ${text}`),
  );
  return other < 0 ? undefined : { text: truth.text, citations: [other + 1], passages };
}
