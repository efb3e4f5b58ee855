import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder, sharedOpener } from '../testing/archives.ts';
import { pdfLike, sumOf, writeMade, xlsxOf, type MadeFiles } from '../testing/made-packages.ts';
import { verifyPackage, type VerifyOptions } from '../verify.ts';

const scratch = scratchFolder();
const opener = sharedOpener();
let made = 0;

async function verify(files: MadeFiles, options: VerifyOptions = {}): ReturnType<typeof verifyPackage> {
  return verifyPackage(writeMade(join(scratch, `list-${++made}`), files), { opener, ...options });
}

async function kindsOf(files: MadeFiles, options: VerifyOptions = {}): Promise<string[]> {
  const { faults } = await verify(files, options);
  return faults.map(({ kind, path, row }) =>
    [kind, path, row].filter((part) => part !== undefined).join(' '),
  );
}

const A = pdfLike('a');
const B = pdfLike('b');

test('a Vietnamese list with a title above, numbered columns and semicolons is read', async () => {
  const list = [
    'MỤC LỤC VĂN BẢN;;;;;;;;;;',
    ';;;;;;;;;;',
    'STT;Mã phông;Mã hồ sơ;Tiêu đề hồ sơ;Số, ký hiệu;Ngày, tháng văn bản;Tên loại văn bản;TRÍCH YẾU NỘI DUNG;Tác giả;Chế độ sử dụng;Thời hạn bảo quản;Tên tệp;Tờ số',
    '(1);(2);(3);(4);(5);(6);(7);(8);(9);(10);(11);(12);(13)',
    '1;P01;P01.1;Hồ sơ A;12/QĐ-UBND;05/06/2025;Quyết định;"Về việc; có dấu";UBND;Công khai;Vĩnh viễn;a.pdf;1-2',
    '2;P01;P01.1;Hồ sơ A;;;QĐ;Hai;UBND;Hạn chế;10 năm;D:\\Scan\\2025\\b.pdf;3',
  ].join('\n');
  const { faults, warnings, delivery } = await verify({
    'Danh sách.csv': `\uFEFF${list}\n`,
    'a.pdf': A,
    'b.pdf': B,
  });
  expect(faults).toEqual([]);
  expect(warnings.map(({ kind }) => kind).sort()).toEqual(['column-unknown', 'no-checksums']);
  expect(delivery.files).toMatchObject([
    { fonds: 'P01', code: 'P01.1', title: 'Hồ sơ A', retention: '01', mode: '02' },
  ]);
  expect(delivery.documents.map(({ mode, sidecars }) => [mode, sidecars[0]?.sidecar])).toEqual([
    [
      '01',
      {
        documentNumber: '12/QĐ-UBND',
        issuedDate: '2025-06-05',
        type: 'Quyết định',
        subject: 'Về việc; có dấu',
        issuer: 'UBND',
        mode: '01',
        maintenance: '01',
        other: { order: '1', 'Tờ số': '1-2' },
      },
    ],
    [
      '02',
      {
        type: 'Quyết định',
        subject: 'Hai',
        issuer: 'UBND',
        mode: '02',
        maintenance: '06',
        other: { order: '2', 'Tờ số': '3' },
      },
    ],
  ]);
});

test('names of Circular 02/2019 are read, in any case', async () => {
  const list =
    'ORGANID,filecatalog,FileNotation,Title,Rights,CodeNumber,CodeNotation,IssuedDate,Subject,PageAmount,Mode,Maintenance,DocCode\nH26,2010,05,Hồ sơ B,02,7,CV-SNV,2010-03-01,Trích yếu,3,01,03,d1\n';
  const { faults, delivery } = await verify(
    { 'list.csv': list, 'd1.pdf': A },
    { defaults: { mode: '02', fonds: 'P' } },
  );
  expect(faults).toEqual([]);
  expect(delivery.files).toMatchObject([
    {
      fonds: 'P',
      code: 'H26.2010.05',
      title: 'Hồ sơ B',
      retention: '03',
      mode: '02',
      details: { catalogue: '2010', fileNumber: '05' },
    },
  ]);
  expect(delivery.documents).toMatchObject([
    {
      custodian: 'H26',
      mode: '01',
      sidecars: [{ sidecar: { number: '7', symbol: 'CV-SNV', issuedDate: '2010-03-01', pages: 3 } }],
    },
  ]);
});

test('the flat sheet of the Party is read from XLSX: gaps between columns, codes put together, secrets told', async () => {
  const headings = [
    'STT',
    'A',
    'B',
    'Tên phông',
    'Phông số',
    'Nhiệm kỳ',
    'Mục lục số',
    'Hộp số',
    'Hồ sơ số',
    'Thời hạn bảo quản',
    'Tiêu đề hồ sơ',
    'Ngày bắt đầu',
    'Ngày kết thúc',
    'Tổng số văn bản',
    'Số tờ',
    'Số trang',
    '',
    'Cơ quan ban hành',
    'Số văn bản',
    'Ký hiệu văn bản',
    '',
    '',
    'Độ mật',
    'Ngày ký',
    'Thể loại văn bản',
    'Ký hiệu loại văn bản',
    'Trích yếu nội dung',
    'Người ký',
    'Loại bản',
    'Số trang văn bản',
    '',
    '',
    'Địa chỉ tài liệu gốc',
    '',
    'Số thứ tự trong hồ sơ',
    'Path gốc',
  ];
  const row = (file: string, order: number, secrecy: string): (string | number)[] => [
    order,
    '',
    '',
    'Phông Thành ủy',
    'PH01',
    '2020-2025',
    1,
    2,
    7,
    'vĩnh viễn',
    'Hồ sơ đại hội',
    '01/01/2020',
    '31/12/2020',
    2,
    12,
    24,
    '',
    'Thành ủy',
    15,
    'NQ/TU',
    '',
    '',
    secrecy,
    '03/02/2020',
    'Nghị quyết',
    'NQ',
    'Về công tác',
    'Nguyễn Văn A',
    'Bản chính',
    2,
    '',
    '',
    'Kho A',
    '',
    order,
    file,
  ];
  const list = await xlsxOf({
    'Bảng mã': [['ký hiệu', 'nghĩa']],
    'Dữ liệu': [headings, row('Z:/so hoa/a.pdf', 1, 'Thường'), row('Z:/so hoa/b.pdf', 2, 'Tối mật')],
  });
  const { faults, delivery } = await verify({ 'Mau Dang.xlsx': list, 'so hoa/a.pdf': A, 'so hoa/b.pdf': B });
  expect(faults).toEqual([]);
  expect(delivery.fonds).toEqual([{ code: 'PH01', title: 'Phông Thành ủy', details: {} }]);
  expect(delivery.files).toMatchObject([
    {
      code: 'PH01.1.2.7',
      retention: '01',
      details: { numberOfPaper: '12', numberOfPage: '24', term: '2020-2025', box: '2' },
    },
  ]);
  expect(delivery.documents.map(({ path, mode }) => [path, mode])).toEqual([
    ['so hoa/a.pdf', '02'],
    ['so hoa/b.pdf', '03'],
  ]);
  expect(delivery.documents[0]?.sidecars[0]?.sidecar).toMatchObject({
    number: '15',
    symbol: 'NQ/TU',
    type: 'Nghị quyết',
    signer: 'Nguyễn Văn A',
    pages: 2,
    other: { 'Loại bản': 'Bản chính', 'Địa chỉ tài liệu gốc': 'Kho A' },
  });
});

test('sheets of files and of documents belong together; what a file sheet says goes before its rows', async () => {
  const list = await xlsxOf({
    HoSo: [
      ['Mã hồ sơ', 'Tiêu đề hồ sơ', 'Thời hạn bảo quản', 'Chế độ sử dụng', 'Mã phông', 'Số tờ', 'Kho'],
      ['F1', 'Một', '20 năm', 'Công khai', 'P1', 8, 'K3'],
      ['F2', 'Rỗng', '70 năm', '', 'P1', 0, ''],
    ],
    VanBan: [
      [
        'Mã hồ sơ',
        'Mã phông',
        'Mã định danh văn bản',
        'Trích yếu',
        'Ngày',
        'Tháng',
        'Năm',
        'Thời hạn bảo quản',
      ],
      ['F1', 'P1', 'F1.1', 'Một', 1, 2, 1999, '10 năm'],
    ],
  });
  const { faults, delivery } = await verify({ 'metadata.xlsx': list, 'F1.1.pdf': A });
  expect(faults).toEqual([]);
  expect(delivery.files).toMatchObject([
    { code: 'F1', retention: '05', mode: '01', details: { numberOfPaper: '8', other: { Kho: 'K3' } } },
    { code: 'F2', title: 'Rỗng', retention: '02' },
  ]);
  expect(delivery.documents).toMatchObject([
    { mode: '01', sidecars: [{ sidecar: { issuedDate: '1999-02-01', maintenance: '06' } }] },
  ]);
});

test('a sender may use headings of its own, and a list in UTF-16', async () => {
  const text = 'Tài liệu số hóa\tVề cái gì\na.pdf\tMột\n';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(await kindsOf({ 'list.tsv': utf16, 'a.pdf': A })).toContain('list-headings');
  const headings = { 'tài liệu SỐ HÓA': 'path', 'Về cái gì': 'subject' } as const;
  const { faults, delivery } = await verify({ 'list.tsv': utf16, 'a.pdf': A }, { headings });
  expect(faults).toEqual([]);
  expect(delivery.documents[0]?.sidecars[0]?.sidecar.subject).toBe('Một');
});

test('what no database can hold is left out of texts', async () => {
  const list = 'path,subject,Ghi nhớ\na.pdf,Một\0hai,x\0\n';
  const { faults, delivery } = await verify({ 'list.csv': list, 'a.pdf': A });
  expect(faults).toEqual([]);
  expect(delivery.documents[0]?.sidecars[0]?.sidecar).toEqual({
    subject: 'Mộthai',
    other: { 'Ghi nhớ': 'x' },
  });
});

test('one PDF may hold several documents, each with its first page', async () => {
  const list = 'path,firstPage,subject,mode\na.pdf,1,Một,01\na.pdf,3,Hai,02\n';
  const { faults, delivery } = await verify({ 'list.csv': list, 'a.pdf': A });
  expect(faults).toEqual([]);
  expect(delivery.documents.map(({ sidecars }) => sidecars[0]?.firstPage)).toEqual([1, 3]);
});

const HEAD = 'path,subject,issuedDate,mode,maintenance,sha256,fonds,fileCode,fileTitle\n';
test.each<[string, MadeFiles, string]>([
  [
    'a row whose file is missing',
    { 'list.csv': `${HEAD}x.pdf,X,,,,,,,\n`, 'a.pdf': A },
    'file-missing x.pdf 2',
  ],
  [
    'a PDF that no row names',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,,,\n`, 'a.pdf': A, 'b.pdf': B },
    'file-unlisted b.pdf',
  ],
  [
    'a row without a file',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,,,\n,B,,,,,,,\n`, 'a.pdf': A },
    'row-without-file list.csv 3',
  ],
  [
    'a file in two rows',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,,,\na.pdf,B,,,,,,,\n`, 'a.pdf': A },
    'row-double list.csv 3',
  ],
  [
    'a name that leads out',
    { 'list.csv': `${HEAD}../../etc/passwd,A,,,,,,,\na.pdf,A,,,,,,,\n`, 'a.pdf': A },
    'name-climbs ../../etc/passwd 2',
  ],
  [
    'a wrong sum',
    { 'list.csv': `${HEAD}a.pdf,A,,,,${sumOf('x')},,,\n`, 'a.pdf': A },
    'checksum-differs a.pdf',
  ],
  [
    'a sum that is none',
    { 'list.csv': `${HEAD}a.pdf,A,,,,12,,,\n`, 'a.pdf': A },
    'checksum-malformed list.csv 2',
  ],
  [
    'a wrong sum beside the list',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,,,\n`, 'a.pdf': A, SHA256SUMS: `${sumOf('x')} *a.pdf\n` },
    'checksum-differs a.pdf',
  ],
  [
    'a day that no calendar has',
    { 'list.csv': `${HEAD}a.pdf,A,30/02/2001,,,,,,\n`, 'a.pdf': A },
    'field-value list.csv 2',
  ],
  [
    'an access mode that there is none of',
    { 'list.csv': `${HEAD}a.pdf,A,,khóa,,,,,\n`, 'a.pdf': A },
    'field-value list.csv 2',
  ],
  [
    'a period that there is none of',
    { 'list.csv': `${HEAD}a.pdf,A,,,mãi,,,,\n`, 'a.pdf': A },
    'field-value list.csv 2',
  ],
  [
    'a file described in two ways',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,P,F,Một\nb.pdf,B,,,,,P,F,Hai\n`, 'a.pdf': A, 'b.pdf': B },
    'field-contradicts list.csv 3',
  ],
  [
    'a file of no fonds',
    { 'list.csv': `${HEAD}a.pdf,A,,,,,,F,Một\n`, 'a.pdf': A },
    'fonds-missing list.csv 2',
  ],
  ['a list without rows', { 'list.csv': HEAD, 'a.pdf': A }, 'list-empty list.csv'],
  ['a list without headings', { 'list.csv': 'a.pdf,một\n', 'a.pdf': A }, 'list-headings'],
  [
    'a list in an old encoding',
    { 'list.csv': Buffer.from([0x70, 0xe2, 0x2c, 0x78]), 'a.pdf': A },
    'list-damaged list.csv',
  ],
  ['a spreadsheet that is none', { 'list.xlsx': 'no ZIP', 'a.pdf': A }, 'list-damaged list.xlsx'],
  ['a quote that does not close', { 'list.csv': `${HEAD}a.pdf,"A\n`, 'a.pdf': A }, 'list-damaged list.csv'],
  ['a folder without a list', { 'a.pdf': A }, 'unknown-form'],
])('%s is told', async (_name, files, expected) => {
  expect(await kindsOf(files)).toContain(expected);
});

test('a spreadsheet that swells is refused before it is unpacked', async () => {
  const list = await xlsxOf({
    x: [
      ['path', 'subject'],
      ['a.pdf', 'x'.repeat(3_000_000)],
    ],
  });
  const limits = {
    files: 100,
    bytes: 1e9,
    fileBytes: 1e9,
    descriptionBytes: 1e6,
    pathBytes: 1000,
    ratio: 100,
    smallBytes: 1e6,
  };
  expect(await kindsOf({ 'list.xlsx': list, 'a.pdf': A }, { limits })).toContain('list-damaged list.xlsx');
});
