import { syllables } from '@tangthu/language/text/syllables';
import { fold } from '@tangthu/language/text/fold';
import { isPlace, wordingsOfUnit, unitsOf, type Unit } from './agency-wordings.ts';
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

/** The names of agencies by their first syllable, ready to be met in queries. */
export class AgencyIndex {
  readonly #wordings = new Map<string, Wording[]>();

  constructor(names: readonly AgencyName[]) {
    for (const known of names) {
      const spoken = syllables(known.name)
        .map(({ text }) => text)
        .filter((syllable) => syllable !== 'và');
      for (const said of namings(spoken)) {
        const unnamed = /^ủy ban nhân dân (?:thành phố|tỉnh)$/.test(said.join(' '));
        this.#add({ ...known, syllables: said, byPlace: isPlace(said), unnamed });
      }
    }
  }

  #add(wording: Wording): void {
    const first = fold(wording.syllables[0] ?? '');
    const known = this.#wordings.get(first);
    if (known) known.push(wording);
    else this.#wordings.set(first, [wording]);
  }

  /** Ids of all agencies that any of the words may name. */
  mentioned(query: string, words: readonly TypedWord[]): Set<number> {
    return new Set(
      words.flatMap((_, at) => this.#namedAt(query, words, at).map(({ wording }) => wording.id)),
    );
  }

  /** Of some agencies those that are named at a word of the query, in full, by abbreviations, or without their city. */
  at(
    query: string,
    words: readonly TypedWord[],
    at: number,
    among: ReadonlySet<number>,
  ): NamedAgency | undefined {
    const named = this.#namedAt(query, words, at).filter(({ wording }) => among.has(wording.id));
    const end = Math.max(...named.map((one) => one.end));
    const [first, ...others] = named.filter((one) => one.end === end).map(({ wording }) => wording);
    if (!first) return undefined;
    const ids = [...new Set([first, ...others].map(({ id }) => id))];
    return { first: at, end, ids, name: first.name, byPlace: first.byPlace };
  }

  #namedAt(query: string, words: readonly TypedWord[], at: number): { wording: Wording; end: number }[] {
    const units = unitsOf(query, words, at);
    const beginnings = new Set(wordingsOfUnit(units[0]).map(([first]) => fold(first?.text ?? '')));
    return [...beginnings]
      .flatMap((first) => this.#wordings.get(first) ?? [])
      .flatMap((wording) => {
        const end = endOf(units, 0, wording.syllables, 0);
        if (end === undefined || goesOn(query, words, end)) return [];
        return wording.unnamed && !endsName(words[end]) ? [] : [{ wording, end }];
      });
  }
}

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

const afterNames = new Set('về v năm tháng ngày quý từ trước sau đến ban ký'.split(' '));

/** Whether a word can follow «UBND thành phố» where it is the whole of what was meant. */
function endsName(next: TypedWord | undefined): boolean {
  return next === undefined || [...afterNames].some((word) => means(next, word));
}

/** The word after a naming whose syllables the units from `unit` on say, one way or another; «và» may be said or not. */
function endOf(
  units: readonly Unit[],
  unit: number,
  wanted: readonly string[],
  met: number,
): number | undefined {
  if (met === wanted.length) return units[unit - 1]?.end;
  const said = units[unit];
  if (!said) return undefined;
  if (met > 0 && said.words.length === 1 && said.words[0]?.text === 'và')
    return endOf(units, unit + 1, wanted, met);
  for (const wording of wordingsOfUnit(said)) {
    const fits = wording.every((word, index) => {
      const next = wanted[met + index];
      return next !== undefined && means(word, next);
    });
    const end = fits ? endOf(units, unit + 1, wanted, met + wording.length) : undefined;
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Whether a proper name goes on after the word before `end`: «xã Đồng» is not the beginning of «xã Đồng Sim». */
function goesOn(query: string, words: readonly TypedWord[], end: number): boolean {
  const [last, next] = [words[end - 1], words[end]];
  if (!last || !next || query.slice(last.end, next.start).trim() !== '') return false;
  return [last, next].every(({ start, end: stop }) => /^\p{Lu}\p{Ll}/u.test(query.slice(start, stop)));
}
