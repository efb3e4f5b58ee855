/** A document type as it stands in symbols, on the page, and as its two-digit code in hand-over packages. */
export interface DocumentKind {
  abbreviation: string;
  title: string;
  typeName: string;
  /** Whether such documents bear a number of their own. */
  numbered: boolean;
}

function kind(abbreviation: string, title: string, typeName: string, numbered = true): DocumentKind {
  return { abbreviation, title, typeName, numbered };
}

/** The document types that occur in the sample, by abbreviation; CV and DON are only names for types that have none. */
export const documentKinds = {
  NQ: kind('NQ', 'NGHỊ QUYẾT', '01'),
  QĐ: kind('QĐ', 'QUYẾT ĐỊNH', '02'),
  CT: kind('CT', 'CHỈ THỊ', '03'),
  TB: kind('TB', 'THÔNG BÁO', '07'),
  HD: kind('HD', 'HƯỚNG DẪN', '08'),
  CTr: kind('CTr', 'CHƯƠNG TRÌNH', '09'),
  KH: kind('KH', 'KẾ HOẠCH', '10'),
  PA: kind('PA', 'PHƯƠNG ÁN', '11'),
  BC: kind('BC', 'BÁO CÁO', '14'),
  TTr: kind('TTr', 'TỜ TRÌNH', '15'),
  BB: kind('BB', 'BIÊN BẢN', '20', false),
  HĐ: kind('HĐ', 'HỢP ĐỒNG', '21'),
  CV: kind('', '', '22'),
  CĐ: kind('CĐ', 'CÔNG ĐIỆN', '23'),
  GM: kind('GM', 'GIẤY MỜI', '26'),
  KL: kind('KL', 'KẾT LUẬN', '32'),
  GP: kind('GPXD', 'GIẤY PHÉP XÂY DỰNG', '32'),
  GXN: kind('GXN', 'GIẤY XÁC NHẬN', '32'),
  TL: kind('TLKS', 'TRÍCH LỤC KHAI SINH', '32'),
  GTN: kind('GTNHS', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', '32'),
  DON: kind('', '', '32', false),
} as const satisfies Record<string, DocumentKind>;

export type KindCode = keyof typeof documentKinds;
