import type { DocumentView } from '@tangthu/server/records/record-view';
import { agencyInSentence } from '../format/agency-case.ts';
import { shortDate } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';

/** A line of a document's description: what it is, and its value, which is in Vietnamese when it comes from the record. */
export interface AboutField {
  readonly name: string;
  readonly value: string;
  readonly fromRecord: boolean;
}

const retentions = ['01', '02', '03', '04', '05', '06', '07'] as const;

/** The custodian under its name then and now: `UBND phường Cầu Ván (khi ban hành: …; nay: …)`. */
function custodianText({ custodian, custodianNames: { then, now } }: DocumentView, t: Speech['t']): string {
  const others = [then && t('about.then', { name: then }), now && t('about.now', { name: now })].filter(
    Boolean,
  );
  return others.length > 0 ? `${custodian.name} (${others.join('; ')})` : custodian.name;
}

/** What is known of a document, in the order that archivists describe it. What is not known is left out. */
export function aboutFields(document: DocumentView, { t, language }: Speech): AboutField[] {
  const { file, fonds, status, signingCapacity, signer } = document;
  const retention = retentions.find((code) => code === file?.retention);
  const said = (name: string, value: string | null) => ({ name, value, fromRecord: false });
  const read = (name: string, value: string | null) => ({ name, value, fromRecord: true });
  const fields = [
    read(t('about.type'), document.type),
    read(t('about.number'), document.documentNumber),
    said(t('about.date'), document.issuedDate && shortDate(document.issuedDate, language)),
    read(t('about.place'), document.place),
    read(t('about.issuer'), document.issuer && agencyInSentence(document.issuer)),
    read(t('about.signer'), signer && [signingCapacity, signer].filter((part) => part !== null).join(' ')),
    read(t('about.subject'), document.subject),
    said(t('about.status'), status === 'unknown' ? null : t(`status.${status}`)),
    read(t('about.custodian'), custodianText(document, t)),
    said(t('about.mode'), t(`mode.${document.mode}`)),
    read(t('about.fonds'), fonds && `${fonds.title} (${fonds.code})`),
    read(t('about.file'), file && `${file.title} (${file.code})`),
    said(t('about.retention'), retention ? t(`retention.${retention}`) : null),
    said(t('about.pages'), String(document.pageCount)),
    read(t('about.originalName'), document.originalName),
    said(t('about.hash'), document.contentHash),
  ];
  return fields.filter((field): field is AboutField => field.value !== null && field.value !== '');
}
