import { fold } from '@tangthu/language/text/fold';
import {
  documentTypeOfAbbreviation,
  documentTypeOfName,
  documentTypes,
} from '@tangthu/language/text/document-types';

/** Access modes; 03 is secret. */
export type Mode = '01' | '02' | '03';
/** Retention periods 01–07: permanent, 70, 50, 30, 20, 10 years, other. */
export type Retention = '01' | '02' | '03' | '04' | '05' | '06' | '07';

const YEARS: Readonly<Record<string, Retention>> = { 70: '02', 50: '03', 30: '04', 20: '05', 10: '06' };

/** A retention code from the code, the number of years or words (`Vĩnh viễn`, `VV`, `50 năm`); other periods are 07. */
export function retentionOf(text: string): Retention | undefined {
  const words = plain(text);
  if (/^0?[1-7]$/.test(words)) return `0${words.at(-1) ?? ''}` as Retention;
  if (/^(vinh vien|vv|permanent)$/.test(words)) return '01';
  const [, years = ''] = /^(\d+)(?: ?(?:nam|n|years?))?$/.exec(words) ?? [];
  if (YEARS[years]) return YEARS[years];
  return /\d+ ?nam|lau dai|tam thoi|khac|other/.test(words) ? '07' : undefined;
}

/** An access mode from its code or words. Whatever speaks of secrecy is 03. */
export function modeOf(text: string): Mode | undefined {
  const words = plain(text);
  if (
    /^0?1$|^(cong khai|thong thuong|thuong|rong rai|su dung rong rai|khong han che|khong mat|public)$/.test(
      words,
    )
  )
    return '01';
  if (/^0?2$|^((su dung )?co dieu kien|(su dung )?han che|han che su dung|conditional)$/.test(words))
    return '02';
  return /^0?[345]$|\bmat\b|secret/.test(words) ? '03' : undefined;
}

/** The name of a document type from Circular 05's code (01–32), its name or its abbreviation. `32`, other, has no name. */
export function typeOf(text: string): string | undefined {
  const code = /^\d{1,2}$/.test(text) ? text.padStart(2, '0') : undefined;
  if (code)
    return code === '32' ? undefined : documentTypes.find(({ archiveCode }) => archiveCode === code)?.name;
  const named = documentTypeOfName(text);
  if (named && plain(named.name) === plain(text)) return named.name;
  return documentTypeOfAbbreviation(text)?.name;
}

/** One of the codes `01`, `02` … up to a last one, also written without its zero or as its words. */
export function codeOf<Code extends string>(
  text: string,
  codes: Readonly<Record<Code, string>>,
): Code | undefined {
  const words = plain(text);
  return (Object.entries(codes) as [Code, string][]).find(
    ([code, names]) =>
      words === code || words === code.replace(/^0/, '') || names.split(', ').includes(words),
  )?.[0];
}

/** Yes or no, as Circular 05 (1, 0) and people write it. */
export function yesOrNo(text: string): boolean | undefined {
  const words = plain(text);
  if (/^(1|true|co|yes|x)$/.test(words)) return true;
  return /^(0|false|khong|no)$/.test(words) ? false : undefined;
}

/** Folded, in lower case, with single spaces. */
export function plain(text: string): string {
  return fold(text.normalize('NFC')).toLowerCase().trim().replace(/\s+/g, ' ');
}
