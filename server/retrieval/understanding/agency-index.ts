import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import { isPlace, unitsOf, type Unit } from './agency-wordings.ts';
import { means, type TypedWord, type WordRun } from './typed-words.ts';

/** An agency under one of the names that it bears or bore. */
export interface AgencyName {
  readonly id: number;
  readonly name: string;
}

/** Agencies that a query names at a place: all that bear the longest name that stands there. */
export interface NamedAgency extends WordRun {
  readonly ids: readonly number[];
  readonly name: string;
  /** Named by its place alone: `quận 10`. */
  readonly byPlace: boolean;
}

interface Wording extends AgencyName {
  readonly syllables: readonly string[];
  readonly byPlace: boolean;
  /** Without the place's own name: `UBND thành phố`. */
  readonly unnamed: boolean;
}

/** A place in the tree of names: what ends here, and what goes on by the next syllable without diacritics. */
interface Branch {
  readonly wordings: Wording[];
  readonly next: Map<string, Branch>;
}

const newBranch = (): Branch => ({ wordings: [], next: new Map<string, Branch>() });

/** The names of agencies as a tree of their syllables, ready to be met in queries. */
export class AgencyIndex {
  readonly #root = newBranch();

  constructor(names: readonly AgencyName[]) {
    for (const known of names) {
      const spoken = syllables(known.name)
        .map(({ text }) => text)
        .filter((syllable) => syllable !== 'và');
      for (const said of namings(spoken)) this.#add(known, said);
    }
  }

  #add(known: AgencyName, said: readonly string[]): void {
    let branch = this.#root;
    for (const syllable of said.map(fold)) {
      const next = branch.next.get(syllable) ?? newBranch();
      branch.next.set(syllable, next);
      branch = next;
    }
    const unnamed = /^ủy ban nhân dân (?:thành phố|tỉnh)$/.test(said.join(' '));
    branch.wordings.push({ ...known, syllables: said, byPlace: isPlace(said), unnamed });
  }

  /** The agencies that the words of a query name, in full, by abbreviations, or without their city. */
  mentionsIn(query: string, words: readonly TypedWord[]): AgencyMentions {
    const units = unitsOf(query, words);
    const mentions = new Map<number, Mention[]>();
    units.forEach(({ first }, unit) => {
      const named = walk(this.#root, units, unit, [])
        .filter(({ end }) => !goesOn(query, words, end))
        .filter(({ wording, end }) => !wording.unnamed || endsName(words[end]));
      if (named.length > 0) mentions.set(first, named);
    });
    return new AgencyMentions(mentions);
  }
}

interface Mention {
  readonly wording: Wording;
  /** The index of the word after it. */
  readonly end: number;
}

/** The agencies that one query may name, by the word at which the name begins. */
export class AgencyMentions {
  readonly #mentions: ReadonlyMap<number, readonly Mention[]>;

  constructor(mentions: ReadonlyMap<number, readonly Mention[]>) {
    this.#mentions = mentions;
  }

  /** Ids of all that may be named anywhere. */
  ids(): Set<number> {
    return new Set([...this.#mentions.values()].flat().map(({ wording }) => wording.id));
  }

  /** Of some agencies those that are named at a word. */
  at(at: number, among: ReadonlySet<number>): NamedAgency | undefined {
    const named = (this.#mentions.get(at) ?? []).filter(({ wording }) => among.has(wording.id));
    const end = Math.max(...named.map((mention) => mention.end));
    const longest = named.filter((mention) => mention.end === end).map(({ wording }) => wording);
    const [first] = longest;
    if (!first) return undefined;
    const ids = [...new Set(longest.map(({ id }) => id))];
    return { first: at, end, ids, name: first.name, byPlace: first.byPlace };
  }
}

/** The namings that the units from one on say, one way or another; «và» may be said or not. */
function walk(branch: Branch, units: readonly Unit[], at: number, said: readonly TypedWord[]): Mention[] {
  const found = branch.wordings
    .filter(({ syllables: wanted }) => wanted.every((syllable, index) => isSaid(said[index], syllable)))
    .map((wording) => ({ wording, end: units[at - 1]?.end ?? 0 }));
  const unit = units[at];
  if (!unit) return found;
  if (said.length > 0 && unit.words[0]?.text === 'và') found.push(...walk(branch, units, at + 1, said));
  for (const wording of unit.wordings) {
    let next: Branch | undefined = branch;
    for (const { folded } of wording) next = next?.next.get(folded);
    if (next && wording.length > 0) found.push(...walk(next, units, at + 1, [...said, ...wording]));
  }
  return found;
}

const isSaid = (word: TypedWord | undefined, syllable: string): boolean =>
  word !== undefined && means(word, syllable);

const committee = 'ủy ban nhân dân';

/** The ways to say a name: whole; a department without its city; a committee by its place, or without its city's name. */
function namings(name: readonly string[]): (readonly string[])[] {
  const whole = name.join(' ');
  const city = /^(.+) (?:thành phố|tỉnh) \S+(?: \S+){0,3}$/.exec(whole)?.[1];
  const short = city !== undefined && city !== committee && city.includes(' ') ? [city.split(' ')] : [];
  const place = whole.startsWith(`${committee} `) ? [name.slice(4)].filter(isPlace) : [];
  const unnamed = /^ủy ban nhân dân (?:thành phố|tỉnh) /.exec(whole)?.[0].trim().split(' ');
  return [name, ...frontNamings(whole), ...short, ...place, ...(unnamed ? [unnamed] : [])];
}

/** The Fatherland Front is rarely given its whole name. */
function frontNamings(name: string): string[][] {
  const front = /^ủy ban (mặt trận tổ quốc) việt nam (.+)$/.exec(name);
  const [, title = '', place = ''] = front ?? [];
  const said = [`${title} việt nam ${place}`, `${title} ${place}`, `ủy ban ${title} ${place}`];
  return front ? said.map((naming) => naming.split(' ')) : [];
}

const afterNames = 'về v năm tháng ngày quý từ trước sau đến ban ký'.split(' ');

/** Whether a word can follow «UBND thành phố» where it is the whole of what was meant. */
function endsName(next: TypedWord | undefined): boolean {
  return next === undefined || afterNames.some((word) => means(next, word));
}

/** Whether a proper name goes on after the word before `end`: «xã Đồng» is not the beginning of «xã Đồng Sim». */
function goesOn(query: string, words: readonly TypedWord[], end: number): boolean {
  const [last, next] = [words[end - 1], words[end]];
  if (!last || !next || query.slice(last.end, next.start).trim() !== '') return false;
  return [last, next].every(({ start, end: stop }) => /^\p{Lu}\p{Ll}/u.test(query.slice(start, stop)));
}
