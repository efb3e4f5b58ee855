import { fold } from '@tangthu/language/text/fold';

/**
 * The headings under which a field may come: Circular 05/2025/TT-BNV (first, also the field's name here), Circular
 * 02/2019/TT-BNV, our own lists, and what Vietnamese lists and the flat Party sheet write. Case, diacritics, spaces and
 * punctuation make no difference.
 */
const HEADINGS = {
  // Where the document lies and how its bytes are checked.
  path: 'document, file, file name, tên tệp, tên tập tin, tên file, tệp, tập tin, tệp tin, đường dẫn, đường dẫn tệp, đường dẫn file, path gốc, tên tệp tin, file đính kèm',
  firstPage: 'trang đầu, từ trang',
  checksum: 'mã kiểm tra, giá trị băm, mã băm, hash',
  checksumType: 'thuật toán, thuật toán băm, thuật toán checksum',
  sha256: 'sha-256',
  sha512: 'sha-512',
  sha1: 'sha-1',
  md5: 'mã md5',
  // Agencies and fonds.
  custodian: 'organId, cơ quan quản lý, mã cơ quan, mã cơ quan lưu trữ, mã định danh cơ quan',
  creator: 'mã cơ quan ban hành, mã cơ quan hình thành',
  accessAuthority: 'thẩm quyền cho phép, mã cơ quan có thẩm quyền cho phép',
  fonds: 'mã phông, phông số, số phông, mã phông lưu trữ, fondsCode',
  fondsTitle: 'tên phông, phông, phông lưu trữ, tên phông lưu trữ',
  // The file.
  fileCode: 'arcFileCode, mã hồ sơ, mã hồ sơ lưu trữ, mã số hồ sơ',
  fileTitle: 'tiêu đề hồ sơ, tên hồ sơ',
  title: 'tiêu đề',
  maintenance: 'retention, thời hạn bảo quản, thời hạn lưu trữ, thbq',
  fileMode: 'rights, chế độ sử dụng hồ sơ',
  catalogue: 'fileCatalog, mục lục số, mục lục, mục lục hồ sơ',
  box: 'hộp số, mã hộp số, cặp số, hộp',
  fileNumber: 'fileNotation, hồ sơ số, số hồ sơ, số và ký hiệu hồ sơ, số ký hiệu hồ sơ',
  term: 'nhiệm kỳ, giai đoạn, giai đoạn nhiệm kỳ, khóa',
  startDate: 'ngày bắt đầu, thời gian bắt đầu, từ ngày',
  endDate: 'ngày kết thúc, thời gian kết thúc, đến ngày',
  totalDoc:
    'tổng số văn bản, tổng số tài liệu, tổng số tài liệu trong hồ sơ, tổng số văn bản trong hồ sơ, số lượng tài liệu',
  numberOfPaper: 'số tờ, số lượng tờ',
  filePages: 'số trang hồ sơ, số lượng trang hồ sơ',
  paperFileCode: 'mã hồ sơ gốc giấy, mã hồ sơ giấy gốc, mã hồ sơ giấy',
  // The document.
  docId: 'mã định danh văn bản, mã định danh tài liệu, mã tài liệu, mã văn bản',
  docCode:
    'arcDocCode, mã lưu trữ, mã lưu trữ của văn bản, mã lưu trữ văn bản, mã lưu trữ của tài liệu, mã lưu trữ tài liệu',
  order:
    'docOrdinal, stt, tt, số thứ tự, số thứ tự trong hồ sơ, số thứ tự văn bản trong hồ sơ, số thứ tự tài liệu',
  typeName:
    'type, tên loại, tên loại văn bản, thể loại văn bản, loại văn bản, tên loại tài liệu, loại tài liệu',
  typeAbbreviation: 'ký hiệu loại văn bản, ký hiệu tên loại',
  documentNumber: 'số ký hiệu, số và ký hiệu, số ký hiệu văn bản, số và ký hiệu văn bản',
  codeNumber: 'số, số văn bản, số của văn bản, số của tài liệu, số tài liệu',
  codeNotation: 'ký hiệu, ký hiệu văn bản, ký hiệu của văn bản, ký hiệu của tài liệu, ký hiệu tài liệu',
  issuedDate:
    'ngày ban hành, ngày văn bản, ngày ký, ngày tháng, ngày tháng năm, ngày tháng văn bản, ngày tháng năm văn bản, ngày tháng tài liệu, ngày tháng năm tài liệu, thời gian văn bản',
  day: 'ngày',
  month: 'tháng',
  year: 'năm',
  organName:
    'issuer, cơ quan ban hành, tên cơ quan ban hành, tác giả, tác giả văn bản, tác giả tài liệu, tên cơ quan tổ chức ban hành văn bản, cơ quan tổ chức ban hành, cơ quan tổ chức cá nhân ban hành',
  subject:
    'trích yếu, trích yếu nội dung, trích yếu nội dung văn bản, nội dung, tiêu đề tài liệu, tiêu đề văn bản',
  signer: 'người ký, họ tên người ký, họ và tên người ký',
  signingCapacity: 'chức vụ, chức vụ người ký',
  documentPages:
    'số trang văn bản, số lượng trang văn bản, số trang tài liệu, số trang của văn bản, số lượng trang của văn bản',
  numberOfPage: 'pageAmount, số trang, số lượng trang',
  secrecy: 'mức độ mật, độ mật, độ bảo mật',
  mode: 'chế độ sử dụng, chế độ sử dụng tài liệu, chế độ sử dụng văn bản',
  language: 'ngôn ngữ',
  keyword: 'keywords, từ khóa',
  inforSign: 'ký hiệu thông tin',
  confidenceLevel: 'mức độ tin cậy',
  autograph: 'bút tích',
  format: 'condition, tình trạng vật lý',
  process: 'quy trình xử lý',
  riskRecovery: 'chế độ dự phòng',
  riskRecoveryStatus: 'tình trạng dự phòng',
  description: 'ghi chú, mô tả, chú giải',
} as const;

/** The fields that a record of a package may hold; those of Circular 05 bear its names. */
export type FieldName = keyof typeof HEADINGS;

const FIELDS = new Map<string, FieldName>(
  (Object.entries(HEADINGS) as [FieldName, string][]).flatMap(([field, headings]) =>
    [field, ...headings.split(', ')].map((heading) => [headingKey(heading), field] as const),
  ),
);

/** Headings of a sender's own, beside the known ones: heading → field. */
export type OwnHeadings = Readonly<Record<string, FieldName>>;

/** The field that a heading stands for; undefined where it is not known. */
export function fieldOf(heading: string, own: OwnHeadings = {}): FieldName | undefined {
  const key = headingKey(heading);
  const mine = Object.entries(own).find(([written]) => headingKey(written) === key);
  return mine ? mine[1] : FIELDS.get(key);
}

/** Whether a word names a field: for checking headings that a sender states. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(HEADINGS, name);
}

/** Headings that only differ in case, diacritics, spaces, numbering or a note in brackets have one key. */
function headingKey(heading: string): string {
  return fold(heading.normalize('NFC'))
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z\d]/g, '');
}
