import type { Column } from './export-view.ts';

type Words = Readonly<Record<'vi' | 'en', string>>;

/** What the columns are called at the head of a file. */
export const COLUMN_WORDS: Readonly<Record<Column, Words>> = {
  number: { vi: 'Số, ký hiệu', en: 'Number' },
  type: { vi: 'Loại văn bản', en: 'Type' },
  date: { vi: 'Ngày ban hành', en: 'Date of issue' },
  title: { vi: 'Trích yếu', en: 'Subject' },
  issuer: { vi: 'Cơ quan ban hành', en: 'Issuer' },
  signer: { vi: 'Người ký', en: 'Signer' },
  custodian: { vi: 'Cơ quan quản lý', en: 'Custodian' },
  fonds: { vi: 'Phông', en: 'Fonds' },
  file: { vi: 'Hồ sơ', en: 'File' },
  status: { vi: 'Hiệu lực (theo tài liệu đã số hóa)', en: 'Legal status (by the digitized records)' },
  mode: { vi: 'Chế độ sử dụng', en: 'Access mode' },
  pages: { vi: 'Số trang', en: 'Pages' },
  confidence: { vi: 'Độ tin cậy nhận dạng thấp nhất', en: 'Lowest confidence of recognition' },
  link: { vi: 'Liên kết', en: 'Link' },
  id: { vi: 'Mã trong hệ thống', en: 'Id' },
  originalHash: { vi: 'SHA-256 của tệp gốc', en: 'SHA-256 of the original' },
};

/** What the codes of cells mean to a person. */
export const CELL_WORDS: Readonly<Partial<Record<Column, Readonly<Record<string, Words>>>>> = {
  status: {
    unchanged: { vi: 'Chưa thấy bị thay đổi', en: 'No change known' },
    amended: { vi: 'Đã được sửa đổi, bổ sung', en: 'Amended' },
    replaced: { vi: 'Đã bị thay thế', en: 'Replaced' },
    repealed: { vi: 'Đã bị bãi bỏ', en: 'Repealed' },
  },
  mode: {
    '01': { vi: 'Công khai', en: 'Public' },
    '02': { vi: 'Có điều kiện', en: 'Conditional' },
  },
};
