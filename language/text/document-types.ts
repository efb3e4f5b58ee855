import { fold } from './fold.ts';

/** A kind of document: its name, its usual abbreviations (the first one is the standard one) and its archive code. */
export interface DocumentType {
  readonly name: string;
  readonly abbreviations: readonly string[];
  /** The code of `typeName` in a hand-over package (Circular 05/2025/TT-BNV), 01 to 32. */
  readonly archiveCode: string;
  /** Set where only one bloc issues it, or where it is law and numbered with its year. */
  readonly kind?: 'party' | 'normative' | 'copy';
}

const other = '32';

/** Every type of document that the product knows by name, most of them from Decree 30/2020/NĐ-CP. */
export const documentTypes: readonly DocumentType[] = [
  { name: 'Nghị quyết', abbreviations: ['NQ'], archiveCode: '01' },
  { name: 'Quyết định', abbreviations: ['QĐ'], archiveCode: '02' },
  { name: 'Chỉ thị', abbreviations: ['CT'], archiveCode: '03' },
  { name: 'Quy chế', abbreviations: ['QC'], archiveCode: '04' },
  { name: 'Quy định', abbreviations: ['QyĐ'], archiveCode: '05' },
  { name: 'Thông cáo', abbreviations: ['TC'], archiveCode: '06' },
  { name: 'Thông báo', abbreviations: ['TB'], archiveCode: '07' },
  { name: 'Hướng dẫn', abbreviations: ['HD'], archiveCode: '08' },
  { name: 'Chương trình', abbreviations: ['CTr'], archiveCode: '09' },
  { name: 'Kế hoạch', abbreviations: ['KH'], archiveCode: '10' },
  { name: 'Phương án', abbreviations: ['PA'], archiveCode: '11' },
  { name: 'Đề án', abbreviations: ['ĐA'], archiveCode: '12' },
  { name: 'Dự án', abbreviations: ['DA'], archiveCode: '13' },
  { name: 'Báo cáo', abbreviations: ['BC'], archiveCode: '14' },
  { name: 'Tờ trình', abbreviations: ['TTr', 'TTh'], archiveCode: '15' },
  { name: 'Giấy ủy quyền', abbreviations: ['GUQ'], archiveCode: '16' },
  { name: 'Phiếu gửi', abbreviations: ['PG'], archiveCode: '17' },
  { name: 'Phiếu chuyển', abbreviations: ['PC'], archiveCode: '18' },
  { name: 'Phiếu báo', abbreviations: ['PB'], archiveCode: '19' },
  { name: 'Biên bản', abbreviations: ['BB'], archiveCode: '20' },
  { name: 'Hợp đồng', abbreviations: ['HĐ'], archiveCode: '21' },
  { name: 'Công văn', abbreviations: ['CV'], archiveCode: '22' },
  { name: 'Công điện', abbreviations: ['CĐ'], archiveCode: '23' },
  { name: 'Bản ghi nhớ', abbreviations: ['BGN', 'GN'], archiveCode: '24' },
  { name: 'Bản thỏa thuận', abbreviations: ['BTT'], archiveCode: '25' },
  { name: 'Giấy mời', abbreviations: ['GM'], archiveCode: '26' },
  { name: 'Giấy giới thiệu', abbreviations: ['GGT'], archiveCode: '27' },
  { name: 'Giấy nghỉ phép', abbreviations: ['GNP', 'NP'], archiveCode: '28' },
  { name: 'Thư công', abbreviations: [], archiveCode: '29' },
  { name: 'Bản đồ', abbreviations: [], archiveCode: '30' },
  { name: 'Bản vẽ', abbreviations: [], archiveCode: '31' },
  { name: 'Kết luận', abbreviations: ['KL'], archiveCode: other, kind: 'party' },
  { name: 'Thông tri', abbreviations: ['TT'], archiveCode: other, kind: 'party' },
  { name: 'Hiến pháp', abbreviations: [], archiveCode: other, kind: 'normative' },
  { name: 'Bộ luật', abbreviations: [], archiveCode: other, kind: 'normative' },
  { name: 'Luật', abbreviations: [], archiveCode: other, kind: 'normative' },
  { name: 'Pháp lệnh', abbreviations: ['PL'], archiveCode: other, kind: 'normative' },
  { name: 'Lệnh', abbreviations: ['L'], archiveCode: other, kind: 'normative' },
  { name: 'Sắc lệnh', abbreviations: ['SL'], archiveCode: other, kind: 'normative' },
  { name: 'Nghị định', abbreviations: ['NĐ'], archiveCode: other, kind: 'normative' },
  { name: 'Thông tư', abbreviations: ['TT'], archiveCode: other, kind: 'normative' },
  { name: 'Thông tư liên tịch', abbreviations: ['TTLT'], archiveCode: other, kind: 'normative' },
  { name: 'Nghị quyết liên tịch', abbreviations: ['NQLT'], archiveCode: other, kind: 'normative' },
  { name: 'Văn bản hợp nhất', abbreviations: ['VBHN'], archiveCode: other, kind: 'normative' },
  { name: 'Sao y', abbreviations: ['SY'], archiveCode: other, kind: 'copy' },
  { name: 'Trích sao', abbreviations: ['TrS'], archiveCode: other, kind: 'copy' },
  { name: 'Sao lục', abbreviations: ['SL'], archiveCode: other, kind: 'copy' },
];

/**
 * The type that an abbreviation stands for, as written in the symbol of a number; where two types share one
 * (`TT`: Thông tư, in the Party Thông tri) the bloc decides. Case and diacritics count: `HD` is not `HĐ`.
 */
export function documentTypeOfAbbreviation(abbreviation: string, party = false): DocumentType | undefined {
  const matches = documentTypes.filter((type) => type.abbreviations.includes(abbreviation));
  return matches.find((type) => (type.kind === 'party') === party) ?? matches[0];
}

const longestNameFirst = [...documentTypes]
  .map((type) => ({ type, folded: fold(type.name) }))
  .sort((one, two) => two.folded.length - one.folded.length)
  .map(({ type, folded }) => ({ type, opening: new RegExp(`^${folded}(?![a-z0-9])`) }));

/** The type whose name opens a text (`QUYẾT ĐỊNH về việc …`), in any case and with or without diacritics. */
export function documentTypeOfName(text: string): DocumentType | undefined {
  const folded = fold(text.trimStart().slice(0, 60)).replace(/\s+/g, ' ');
  return longestNameFirst.find(({ opening }) => opening.test(folded))?.type;
}
