import type { PageText } from '../read/page-text.ts';
import { withKnownPhrases } from './agency-phrases.ts';
import type { WordConfidences } from './doubt.ts';
import { familyName } from './family-names.ts';
import type { Field } from './field.ts';
import { mendedByBody, mendedSpelling, mendedSubject } from './mending.ts';
import { neighboursOf } from './syllable-fit.ts';

/** What a mended value is worth beside one that was read as it stands. */
const MENDED = 0.85;
interface Spelled {
  readonly issuer?: Field<string>;
  readonly subject?: Field<string>;
  readonly signer?: Field<string>;
  readonly signingCapacity?: Field<string>;
}

/** The fields that hold words, with their spelling mended where the page they stand on had to be recognised. */
export function wellSpelled<Fields extends Spelled>(
  fields: Fields,
  pages: readonly PageText[],
  wordConfidences: readonly WordConfidences[],
): Fields {
  if (!wordConfidences.some((known) => known !== undefined)) return fields;
  const neighbours = neighboursOf(pages);
  const mend = (name: keyof Spelled, how: (value: string) => string): Spelled => {
    const field = fields[name];
    if (!field || wordConfidences[field.page - 1] === undefined) return {};
    const value = how(field.value);
    return value === field.value
      ? {}
      : { [name]: { ...field, value, confidence: MENDED * field.confidence } };
  };
  const spelling = (value: string): string => mendedSpelling(value, neighbours);
  return {
    ...fields,
    ...mend('issuer', (name) =>
      withKnownPhrases(spelling(mendedByBody(spelling(withKnownPhrases(name)), pages))),
    ),
    ...mend('subject', (subject) =>
      spelling(mendedSubject(spelling(subject), bodyBehind(fields.subject, pages), neighbours)),
    ),
    ...mend('signer', mendedFamily),
    ...mend('signingCapacity', (title) => spelling(withKnownPhrases(title))),
  };
}

/** The text of the page behind a field, and of the next page. */
function bodyBehind(field: Field<string> | undefined, pages: readonly PageText[]): string {
  if (!field) return '';
  const [page, next] = pages.slice(field.page - 1);
  const start = page?.words[field.words[1]]?.start;
  return `${start === undefined ? '' : page?.text.slice(start)} ${next?.text ?? ''}`.replace(/\n/g, ' ');
}

function mendedFamily(name: string): string {
  const family = familyName(name);
  return family === undefined ? name : [family, ...name.split(' ').slice(1)].join(' ');
}
