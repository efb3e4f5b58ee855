import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { agencyId, type PlainDocument } from './small-archive.ts';

/** A plan on digitizing, known by its number. */
export const plan: PlainDocument = {
  agency: 'phuong-10',
  documentNumber: '155/KH-UBND',
  issuedDate: '2025-06-05',
  subject: 'Kế hoạch số hóa tài liệu lưu trữ',
  fonds: 'F10',
  pages: [
    'Số: 155/KH-UBND\nKẾ HOẠCH\nsố hóa tài liệu lưu trữ của Ủy ban nhân dân phường',
    'Điều 1. Số hóa toàn bộ tài liệu giấy.\n\nĐiều 2. Hòa giải tranh chấp đất đai tại cơ sở\ndo tổ hòa giải thực hiện.',
  ],
};

/** A decision on land recovery. */
export const recovery: PlainDocument = {
  agency: 'phuong-10',
  documentNumber: '27/QĐ-UBND',
  issuedDate: '1998-03-02',
  subject: 'Thu hồi đất để giải phóng mặt bằng',
  fonds: 'F10',
  pages: ['Số: 27/QĐ-UBND\nQuyết định thu hồi đất để giải phóng mặt bằng làm đường Lê Lợi.'],
};

const citing: PlainDocument = {
  agency: 'quan-5',
  creator: 'phuong-10',
  documentNumber: '9/BC-UBND',
  issuedDate: '2025-07-01',
  fonds: 'F5',
  pages: ['Báo cáo kết quả thực hiện Kế hoạch số 155/KH-UBND, Kế hoạch số 155/KH-UBND về số hóa tài liệu.'],
};

const flower: PlainDocument = {
  agency: 'quan-5',
  issuedDate: '2001-01-01',
  pages: ['Hội hoa xuân được tổ chức tại công viên.', ''],
  needsOcr: [2],
};

/** The two, a paper that cites the plan often, and one of another agency with a page that needs OCR. */
export const documents = [plan, recovery, citing, flower];

/** The ids of agencies by their codes; those that are new are made. */
export function agencies(store: Store, ...codes: string[]): Promise<number[]> {
  return asWriter(store, async (writer) => {
    const ids: number[] = [];
    for (const code of codes) ids.push(await agencyId(writer, code));
    return ids;
  });
}
