import type { Transaction } from '@tangthu/db/store';

/** Where archivists say that a document begins in a file, and where none does: pages of the file, from 1. */
export interface Parting {
  readonly begins: readonly number[];
  readonly goesOn: readonly number[];
}

/** Nobody has said anything: the pages alone speak. */
export const AS_THE_PAGES_SAY: Parting = { begins: [], goesOn: [] };

/** What was decided last of each page of a file. */
export async function partingOf(
  writer: Transaction,
  custodian: number,
  contentHash: Uint8Array,
): Promise<Parting> {
  const rows = await writer.query<{ page: number; begins: boolean }>(
    `select distinct on (page) page, begins from file_parting
     where custodian = $1 and content_hash = $2 order by page, id desc`,
    [custodian, contentHash],
  );
  return {
    begins: rows.filter(({ begins }) => begins).map(({ page }) => page),
    goesOn: rows.filter(({ begins }) => !begins).map(({ page }) => page),
  };
}
