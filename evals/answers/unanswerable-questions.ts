import { personName, street } from '@tangthu/ingest/sample/names';
import { Random as Drawing } from '@tangthu/ingest/sample/random';
import type { Random } from '../quality/random.ts';
import type { AnswerQuestion } from './answer-question.ts';
import type { AskedDocument } from './asked-archive.ts';
import { answerableQuestions } from './answerable-questions.ts';

const YEARS = /(?<![\d.])(?:19|20)\d{2}(?![\d.])/gu;
const NAMES = /(?<=\p{Ll} )\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+|^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){2,}/gu;
const NUMBERED = /(bão số |D)(\d+)/u;
const AGENCIES = /(?:Ủy ban|Sở|Phông|Mặt trận|Đảng)/u;
/** How often a name that stands nowhere is drawn. */
const TRIES = 200;

/** Questions that an archive answers, asked of another year, that no question of the archive has. */
export function ofOtherYears(documents: readonly AskedDocument[], random: Random): AnswerQuestion[] {
  const known = new Set(documents.flatMap(({ questions }) => questions.map(({ text }) => text)));
  return answerableQuestions(documents).flatMap(({ text, form }) => {
    const shift = random.pick([-7, -5, -4, -3, 3, 4, 5, 6]);
    const other = text.replace(YEARS, (year) => String(Number(year) + shift));
    return other === text || known.has(other) ? [] : [{ text: other, evidence: [], missing: 'year', form }];
  });
}

/** … asked of a person or place whose name stands in no document. */
export function ofOtherNames(documents: readonly AskedDocument[], random: Random): AnswerQuestion[] {
  const drawing = new Drawing(random.pick([11, 22, 33, 44]), 'other names');
  const everything = documents.map(({ text }) => text).join(' ');
  return answerableQuestions(documents).flatMap(({ text, form }) => {
    if (AGENCIES.test(text)) return [];
    const [name] = text.match(NAMES) ?? [];
    const other = name && unknownName(drawing, name.split(' ').length > 2, everything);
    return other ? [{ text: text.replace(name, other), evidence: [], missing: 'name', form }] : [];
  });
}

function unknownName(drawing: Drawing, isPerson: boolean, everything: string): string | undefined {
  for (let tried = 0; tried < TRIES; tried++) {
    const name = isPerson ? personName(drawing) : street(drawing);
    if (!everything.includes(name)) return name;
  }
  return undefined;
}

/** … asked of another storm or pipe, whose number stands in no document in the same year. */
export function ofOtherNumbers(documents: readonly AskedDocument[], random: Random): AnswerQuestion[] {
  const everything = documents.map(({ text }) => text).join(' ');
  return answerableQuestions(documents).flatMap(({ text, form }) => {
    const other = text.replace(
      NUMBERED,
      (_, before: string, number: string) => `${before}${Number(number) + random.pick([11, 13, 17])}`,
    );
    const named = NUMBERED.exec(other)?.[0];
    return other === text || !named || everything.includes(`${named} `)
      ? []
      : [{ text: other, evidence: [], missing: 'number', form }];
  });
}

/** … asked by somebody who reads the records of one other agency alone, in which none of the names or years comes together. */
export function ofHiddenRecords(documents: readonly AskedDocument[], random: Random): AnswerQuestion[] {
  const agencies = [...new Set(documents.map(({ custodian }) => custodian))];
  const custodians = new Map(documents.map(({ path, custodian }) => [path, custodian]));
  return answerableQuestions(documents).flatMap(({ text, evidence, form }) => {
    const [agency] = random
      .shuffled(agencies)
      .filter((other) => evidence.every(({ path }) => custodians.get(path) !== other));
    const names = [...(text.match(NAMES) ?? []), ...(text.match(YEARS) ?? [])];
    if (!agency || names.length === 0) return [];
    const toldElsewhere = documents.some(
      (document) => document.custodian === agency && names.every((name) => document.text.includes(name)),
    );
    return toldElsewhere ? [] : [{ text, evidence: [], missing: 'hidden', form, readerOf: agency }];
  });
}
