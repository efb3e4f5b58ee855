/** Kinds of stored things that have fixed ids. */
type Kind =
  | 'fonds'
  | 'file'
  | 'paper'
  | 'chunk'
  | 'grant'
  | 'restriction'
  | 'succession'
  | 'group'
  | 'item'
  | 'saved'
  | 'batch'
  | 'export';

const KINDS: Readonly<Record<Kind, string>> = {
  fonds: '0001',
  file: '0002',
  paper: '0003',
  chunk: '0004',
  grant: '0005',
  restriction: '0006',
  succession: '0007',
  group: '0008',
  item: '0009',
  saved: '000a',
  batch: '000b',
  export: '000c',
};

/** The id of a thing by its place in the world: the same in every store, and in the order of the places. */
export function idOf(kind: Kind, at: number): string {
  return `0199${at.toString(16).padStart(4, '0')}-${KINDS[kind]}-7000-8000-00000000a5c5`;
}

/** Ids of documents that no world has. */
export const MISSING = idOf('paper', 0xfff0);

/** The id of an agency in the store. */
export function agencyId(at: number): number {
  return at + 1;
}

/** The code of an agency. */
export function agencyCode(at: number): string {
  return `H26.${at + 1}`;
}

/** The name of an agency. */
export function agencyName(at: number): string {
  return `Ủy ban nhân dân phường ${['Cầu Dền', 'Láng Hạ', 'Ngọc Khánh', 'Yên Phụ', 'Vĩnh Tuy'][at] ?? `Số ${at}`}`;
}

/** The code of a fonds. */
export function fondsCode(at: number): string {
  return `F${at + 1}`;
}

/** The title of a fonds. */
export function fondsTitle(at: number): string {
  return `Phông số ${at + 1} nhà xưởng`;
}

/** The code of a file; that of a procedure file says that it is one. */
export function fileCode(at: number, procedure: boolean): string {
  return procedure ? `000.00.00.H26-250606-${String(at + 1).padStart(4, '0')}` : `F.${at + 1}`;
}

/** The name by which a person signs in, and is shown. */
export function personName(at: number): string {
  return `person-${at}`;
}
