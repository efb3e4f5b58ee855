import type { Random } from '../quality/random.ts';
import type { TrueSentence } from './fault-rules.ts';

/** Says what a true sentence says in another way; undefined where the rule does not fit it. */
type HonestRule = (truth: TrueSentence, random: Random) => string | undefined;

/** Ways in which a chat model says honestly what a passage says, by name. */
export const honestRules: Readonly<Record<string, HonestRule>> = {
  verbatim: ({ text }) => text,
  shortened: ({ text }) => {
    const short = text.replace(LISTED, '').replace(/[,;] [^,;]*[.;,]?$/u, '');
    const said = short === text ? text.replace(LISTED, '') : short;
    return said !== text && said.split(' ').length >= 8 ? `${said.replace(/[.;,:]+$/u, '')}.` : undefined;
  },
  reworded: ({ text, tokens }, random) => {
    const number = tokens.find((token) => token.kind === 'number' && token.value % 1_000_000 === 0);
    const date = tokens.find((token) => token.kind === 'date' && token.day !== undefined && token.year);
    let said = text.replace(LISTED, '');
    if (said === text && number?.kind === 'number')
      said = `${text.slice(0, number.start)}${number.value / 1_000_000} triệu${text.slice(number.end)}`;
    else if (said === text && date?.kind === 'date')
      said = `${text.slice(0, date.start)}ngày ${date.day ?? ''} tháng ${date.month ?? ''} năm ${date.year ?? ''}${text.slice(date.end)}`;
    for (const [pattern, by] of random.shuffled(SYNONYMS)) said = said.replace(pattern, by);
    if (said === text) said = `Theo văn bản, ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
    return said;
  },
};

const LISTED = /^(?:Điều \d+\.|Khoản \d+\.|\d+[.)]|[a-zđ][.)]|[-–+•*]) (?=\p{L})/u;

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/ nhằm /u, ' để '],
  [/ UBND /u, ' Ủy ban nhân dân '],
  [/ Ủy ban nhân dân /u, ' UBND '],
  [/ gồm /u, ' bao gồm '],
  [/ tại /u, ' ở '],
  [/ do /u, ' bởi '],
  [/ cùng với /u, ' và '],
  [/ hiện nay /u, ' hiện '],
  [/ đối với /u, ' cho '],
  [/ việc /u, ' '],
];
