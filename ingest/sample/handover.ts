import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentTypes } from '@tangthu/language/text/document-types';
import { shortDate, workday } from './calendar.ts';
import { handoverPackage } from './archive-truth.ts';
import { generateDocuments, type DocumentTruth, type SampleDocument } from './generate.ts';
import { renderDocument } from './render/render-document.ts';

/** The district that ended, whose papers are handed over, and the seed of papers that are not in the archive. */
const FONDS_OF = 'H97.20';
const SEED = 4077;
const GENERATED = 180;
const DOCUMENTS = 8;

const HEAD = [
  'Tên tệp',
  'Mã phông',
  'Mã hồ sơ',
  'Tiêu đề hồ sơ',
  'Thời hạn bảo quản',
  'Số ký hiệu',
  'Ngày ban hành',
  'Loại văn bản',
  'Cơ quan ban hành',
  'Trích yếu',
  'Người ký',
  'Chế độ sử dụng',
] as const;

type Row = Record<(typeof HEAD)[number], string>;

/** What whoever typed the list got wrong, by the place of the row; the last paper is secret, as the list alone tells. */
const SLIPS: readonly ((row: Row, truth: DocumentTruth) => Partial<Row>)[] = [
  (_, { number = '', symbol = '' }) => ({
    'Số ký hiệu': `${number.slice(1)}${number.slice(0, 1)}/${symbol}`,
  }),
  (_, { date }) => ({ 'Ngày ban hành': shortDate(workday(date, 30)) }),
  () => ({ 'Loại văn bản': 'Quyết định' }),
  ({ 'Trích yếu': subject }) => ({ 'Trích yếu': subject.replace('6 tháng cuối năm', 'cả năm') }),
  () => ({}),
  ({ 'Cơ quan ban hành': issuer }) => ({ 'Cơ quan ban hành': issuer.replace('Sông Mây', 'Sông Mai') }),
  ({ 'Người ký': signer }) => ({ 'Người ký': `${signer.split(' ').slice(0, -1).join(' ')} Bình` }),
  () => ({ 'Chế độ sử dụng': '03' }),
];

/** Writes the sample's hand-over package: a few papers with a list that was typed by hand, slips and all. */
export async function writeHandover(folder = handoverPackage): Promise<void> {
  await mkdir(folder, { recursive: true });
  const documents = papers();
  for (const document of documents) {
    await writeFile(join(folder, `${document.truth.id}.pdf`), await renderDocument(document, SEED));
  }
  const rows = documents.map(({ truth }, index) => {
    const row = rowOf(truth);
    return { ...row, ...SLIPS[index % SLIPS.length]?.(row, truth) };
  });
  const lines = [HEAD, ...rows.map((row) => HEAD.map((heading) => row[heading]))];
  const text = lines
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
  await writeFile(join(folder, 'danh-muc.csv'), `${text}\r\n`);
}

function papers(): SampleDocument[] {
  return [...generateDocuments({ count: GENERATED, seed: SEED })]
    .filter(({ truth }) => truth.fileCode.startsWith(`${FONDS_OF}.`))
    .slice(0, DOCUMENTS);
}

function rowOf(truth: DocumentTruth): Row {
  return {
    'Tên tệp': `${truth.id}.pdf`,
    'Mã phông': truth.fonds,
    'Mã hồ sơ': truth.fileCode,
    'Tiêu đề hồ sơ': truth.fileTitle,
    'Thời hạn bảo quản': truth.retention,
    'Số ký hiệu': truth.numberLine ?? '',
    'Ngày ban hành': shortDate(truth.date),
    'Loại văn bản': documentTypes.find(({ archiveCode }) => archiveCode === truth.typeName)?.name ?? '',
    'Cơ quan ban hành': truth.issuer,
    'Trích yếu': truth.subject,
    'Người ký': truth.signer ?? '',
    'Chế độ sử dụng': truth.mode,
  };
}
