import type { faultsVi } from './faults-vi.ts';

/** Why a file did not go into the archive, and what to do, in English. */
export const faultsEn: Record<keyof typeof faultsVi, string> = {
  'fault.empty': 'The file is empty (0 bytes): ask its sender for another.',
  'fault.not-pdf': 'The file is no PDF: ask its sender for one.',
  'fault.encrypted': 'The PDF has a password or is locked: ask for an open copy.',
  'fault.damaged': 'The PDF is damaged or cut off: ask for a sound copy.',
  'fault.too-long': 'The PDF has {{pages}} pages, too many for one file: split it.',
  'fault.unreadable': 'The file could not be read from the disk: look at its rights and at the disk.',
  'fault.changed': 'The file was changed after its package was checked: import the package again.',
  'fault.broke-off': 'Reading it broke off: have it repaired or scanned again.',
  'fault.hangs':
    'One page kept the reader busy for more than five minutes: have it repaired or scanned again.',
  'fault.secrecy-stamp':
    'The document bears a secrecy stamp and was not stored here: take it to the network for secrets.',
  'fault.secrecy-stamp-stored':
    'The document bears a secrecy stamp and is in the store already: remove it (npm run quarantine).',
  'fault.secret-mode':
    'The package calls the document secret (mode 03); it was not stored here: take it to the network for secrets.',
  'fault.original-missing': 'Its original is gone: look for it in the backup (npm run fixity).',
  'fault.original-damaged': 'Its original is damaged and not what came in (npm run fixity).',
  'fault.gave-up': 'Set aside after {{attempts}} attempts that failed: npm run ingest -- retry tries again.',
};
