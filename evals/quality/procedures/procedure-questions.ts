import type { Question } from '../question.ts';
import { Random } from '../random.ts';
import { inEverydayWords } from './everyday-words.ts';
import { likeness, type Procedure } from './procedure.ts';

const SEED = 'procedures 1';
const ASKED = 200;

const WISHES: readonly ((matter: string) => string)[] = [
  (matter) => `làm thế nào để ${matter}`,
  (matter) => `tôi muốn ${matter} thì phải làm sao`,
  (matter) => `cho hỏi cách ${matter}`,
  (matter) => `giờ cần ${matter} thì bắt đầu từ đâu`,
  (matter) => `hướng dẫn ${matter}`,
];

/** What people ask of a procedure, and the part of it that answers. */
const ASKINGS: readonly { readonly of: keyof Procedure; readonly ask: (matter: string) => string }[] = [
  { of: 'dossier', ask: (matter) => `hồ sơ ${matter} gồm những giấy tờ gì?` },
  { of: 'authority', ask: (matter) => `${matter} thì nộp hồ sơ ở đâu?` },
  { of: 'ways', ask: (matter) => `${matter} mất bao lâu thì có kết quả?` },
  { of: 'ways', ask: (matter) => `${matter} có mất phí không, bao nhiêu tiền?` },
  { of: 'steps', ask: (matter) => `các bước ${matter} ra sao?` },
  { of: 'conditions', ask: (matter) => `${matter} cần điều kiện gì?` },
  { of: 'legalBasis', ask: (matter) => `${matter} theo quy định nào?` },
];

/**
 * Questions to 200 procedures, each asked thrice: by its `name`, by a `paraphrase` of it, and as a `faq` on one of its
 * parts. Procedures that differ in level alone answer alike. The same procedures always give the same questions.
 */
export function procedureQuestions(procedures: readonly Procedure[], asked = ASKED): Question[] {
  const alike = Map.groupBy(procedures, likeness);
  const random = new Random(SEED);
  const chosen = random
    .shuffled([...alike.values()].filter(([first]) => (first?.name.length ?? 0) > 15))
    .slice(0, asked);
  return chosen.flatMap((group) => questionsOf(group, random));
}

function questionsOf(group: readonly Procedure[], random: Random): Question[] {
  const [first] = group;
  if (!first) return [];
  const relevant = group.map(({ code }) => code);
  const matter = inEverydayWords(first.name, random, false);
  const fitting = ASKINGS.filter(({ of }) => first[of]);
  const texts = {
    name: first.name,
    paraphrase: random.pick(WISHES)(otherThan(first.name, inEverydayWords(first.name, random, true))),
    faq: (fitting.length > 0 ? random.pick(fitting).ask : (it: string) => it)(matter),
  };
  return Object.entries(texts).map(([kind, text]) => ({ id: `${first.code} ${kind}`, text, kind, relevant }));
}

/** A name that no rule broke up loses its last syllable, so that no paraphrase holds the name itself. */
function otherThan(name: string, wording: string): string {
  return wording.includes(name.normalize('NFC').toLowerCase()) ? wording.replace(/ \S+$/u, '') : wording;
}
