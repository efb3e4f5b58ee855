import { accessEn } from './access-en.ts';
import { agenciesEn } from './agencies-en.ts';
import { answersEn } from './answers-en.ts';
import { archiveEn } from './archive-en.ts';
import { askedEn } from './asked-en.ts';
import { auditEn } from './audit-en.ts';
import { batchEn } from './batch-en.ts';
import { chainEn } from './chain-en.ts';
import { commonEn } from './common-en.ts';
import { deskEn } from './desk-en.ts';
import { documentEn } from './document-en.ts';
import { duplicatesEn } from './duplicates-en.ts';
import { exportsEn } from './exports-en.ts';
import { faultsEn } from './faults-en.ts';
import { identityEn } from './identity-en.ts';
import { keysEn } from './keys-en.ts';
import { numbersEn } from './numbers-en.ts';
import { readerEn } from './reader-en.ts';
import { savedEn } from './saved-en.ts';
import type { PluralKey } from './plural-key.ts';
import type { vi } from './vi.ts';

/** Everything that the portal says, in English. Every Vietnamese message has its counterpart; plurals add `_one`. */
export const en: Record<keyof typeof vi | PluralKey<keyof typeof vi>, string> = {
  ...accessEn,
  ...agenciesEn,
  ...answersEn,
  ...archiveEn,
  ...askedEn,
  ...auditEn,
  ...batchEn,
  ...chainEn,
  ...commonEn,
  ...deskEn,
  ...documentEn,
  ...duplicatesEn,
  ...exportsEn,
  ...faultsEn,
  ...identityEn,
  ...keysEn,
  ...numbersEn,
  ...readerEn,
  ...savedEn,
};
