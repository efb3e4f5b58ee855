import type { FoundDocumentNumber } from '@tangthu/language/text/document-number';
import {
  AFTER_SEMICOLON,
  AT_START,
  BARE_CITATION,
  FORCELESS_LIST,
  GOES_ON_IN_FORCE,
  IN_PART,
  IS_PLAN,
  ITEM_OF_WHOLE,
  LAST_TYPE,
  LOSES_FORCE,
  NEXT_OF_LIST,
  NO_DEED,
  OF_THIS,
  ONLY_FOLLOWED,
  PARTS,
  SECOND,
  UNDER_HEADING,
  WHOLE,
} from './link-patterns.ts';

/** How a document refers to another one. */
export type Relation = 'cites' | 'amends' | 'replaces' | 'repeals';

/**
 * What a document can do to others: decide over them, plan tasks (then «sửa đổi …» is to be done; only «Kế hoạch này thay thế …»
 * is done), or report what others do.
 */
export type Voice = 'decides' | 'plans' | 'reports';

/** What a sentence says of the first number after its verb: the relation to a whole document, and where the verb ends. */
interface Deed {
  readonly relation: Exclude<Relation, 'cites'>;
  readonly end: number;
}

/**
 * The relation of each number of a sentence without marks (`numbers` with offsets in it). Only a deed of the document itself
 * counts: its verb opens the sentence or follows «Quyết định này …», as far as its `voice` goes. `led` is the relation that a list's lead-in gives.
 * A deed on parts of a document («bãi bỏ khoản 2 Điều 3 …») amends it.
 */
export function relationsIn(
  sentence: string,
  numbers: readonly FoundDocumentNumber[],
  led: Relation | undefined,
  voice: Voice,
): Relation[] {
  if (voice === 'reports') return numbers.map(() => 'cites');
  const first = numbers[0];
  if (!first) return [];
  const opening = firstRelation(sentence, first, led, voice);
  const list = { relation: opening, type: typeIn(sentence.slice(0, first.start)) };
  let relation = opening;
  let before = first.end;
  const others = numbers.slice(1).map(({ start, end }) => {
    relation = nextRelation(sentence.slice(before, start), relation, list);
    before = end;
    return relation;
  });
  return [opening, ...others];
}

/**
 * A list of documents goes on right after a citation, or with one of the kind that it began with; a semicolon ends what
 * describes the one before.
 */
function nextRelation(
  between: string,
  relation: Relation,
  list: { readonly relation: Relation; readonly type: string | undefined },
): Relation {
  if (!NEXT_OF_LIST.test(between)) return secondDeed(between, relation);
  const alike = typeIn(between) === list.type;
  if (alike && AFTER_SEMICOLON.test(between)) return list.relation;
  return alike || between.length < BARE_CITATION ? relation : 'cites';
}

function typeIn(text: string): string | undefined {
  return LAST_TYPE.exec(text)?.groups?.['type']?.toLowerCase().replace(/\s+/gu, ' ');
}

/** The relation that a sentence ending in a colon gives the items of its list; undefined where it gives none. */
export function relationOfLeadIn(sentence: string, voice: Voice): Relation | undefined {
  if (!sentence.endsWith(':') || voice === 'reports') return undefined;
  const deed = deedOf(sentence, voice);
  if (deed) return IN_PART.test(sentence.slice(deed.end)) ? 'amends' : deed.relation;
  return voice === 'decides' && FORCELESS_LIST.test(sentence) && !GOES_ON_IN_FORCE.test(sentence)
    ? 'repeals'
    : undefined;
}

function firstRelation(
  sentence: string,
  { start, end }: FoundDocumentNumber,
  led: Relation | undefined,
  voice: Voice,
): Relation {
  const before = sentence.slice(0, start);
  const deed = IS_PLAN.test(sentence.slice(end)) ? undefined : deedOf(before, voice);
  if (deed) return relationTo(deed.relation, before.slice(deed.end));
  const item = ITEM_OF_WHOLE.test(before);
  if (led) return item ? led : PARTS.test(before) ? 'amends' : 'cites';
  if (voice !== 'decides' || !LOSES_FORCE.test(sentence.slice(end))) return 'cites';
  return item ? 'repeals' : PARTS.test(before) ? 'amends' : 'cites';
}

/** «Sửa đổi Quyết định số 1 … và bãi bỏ Quyết định số 2»; what else follows a number describes it. */
function secondDeed(between: string, relation: Relation): Relation {
  const { verb, object = '' } = (relation !== 'cites' && SECOND.exec(between)?.groups) || {};
  if (!verb || relationOfVerb(verb) === 'amends') return 'cites';
  return WHOLE.test(object) ? relationOfVerb(verb) : 'cites';
}

function deedOf(sentence: string, voice: Voice): Deed | undefined {
  const from = UNDER_HEADING.exec(sentence)?.[0].length ?? 0;
  const text = sentence.slice(from);
  const match = (voice === 'decides' && AT_START.exec(text)) || OF_THIS.exec(text);
  const { verb, between = '' } = match?.groups ?? {};
  if (!match || !verb || NO_DEED.test(between)) return undefined;
  return { relation: relationOfVerb(verb), end: from + match.index + match[0].length };
}

function relationTo(relation: Deed['relation'], object: string): Relation {
  if (ONLY_FOLLOWED.test(object)) return 'cites';
  return WHOLE.test(object) ? relation : 'amends';
}

function relationOfVerb(verb: string): Deed['relation'] {
  if (/^(?:sua|bo|dieu|dinh|ngung)/iu.test(verb)) return 'amends';
  return /^thay/iu.test(verb) ? 'replaces' : 'repeals';
}
