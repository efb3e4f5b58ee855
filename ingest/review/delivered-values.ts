import type { ComparedField } from './same-value.ts';
import type { SidecarMetadata } from './sidecar-metadata.ts';

/** The values that a delivery gives for the fields that are read from pages. Number and symbol in two columns are put together. */
export function deliveredValues(sidecar: SidecarMetadata): Partial<Record<ComparedField, string>> {
  const { type, issuedDate, issuer, subject, signer, signingCapacity } = sidecar;
  const values = {
    type,
    documentNumber: sidecar.documentNumber ?? joinedNumber(sidecar),
    issuedDate,
    issuer,
    subject,
    signer,
    signingCapacity,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value?.trim()));
}

/** `155` and `KH-UBND`, or `155` and `2020/QĐ-UBND`; the symbol of a Party number stands after a hyphen. A half says nothing. */
function joinedNumber({ number, symbol }: SidecarMetadata): string | undefined {
  if (!number || !symbol) return undefined;
  if (/^\d+[a-z]?[-/].*\p{L}/u.test(number)) return number;
  const isParty = /^[\p{L}]{1,5}\/(?:TW|TU|ĐU|HU|QU|Đ)/u.test(symbol);
  return `${number}${isParty ? '-' : '/'}${symbol.replace(/^[-/]/, '')}`;
}
