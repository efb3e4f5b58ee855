import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { renderPage } from '@tangthu/ingest/read/page-image';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import sharp from 'sharp';

/** Numbers of people that stand in the planted files, as they are compared. */
export const PLANTED = {
  citizen: '079203000999',
  parted: '079185000777',
  oldId: '012345678',
  phone: '0912345678',
  scanned: '079090012345',
} as const;

const A4 = { width: 595, height: 842 };
const SIZE = 13;
const PIXELS_A_POINT = 200 / 72;

const TYPED = [
  'QUYET DINH ve viec giao dat cho ho gia dinh',
  'Ong Nguyen Van An, CCCD: 079203000999, tru tai to 5 phuong Tan Giang',
  'Can cuoc cong dan so 079 185 000 777 cua ba Tran Thi Hoa',
  'CMND so 012345678 cap ngay 01 thang 02 nam 1999',
  'Dien thoai lien he: 0912 345 678, dia chi to 5',
  'Dien tich thua dat la 250 met vuong thuoc to ban do so 12',
];
const TABLE = [
  'Danh sach ho gia dinh duoc giao dat',
  'STT   Ho ten   CMND   Ghi chu',
  '1   Nguyen Van An   012345678   da nhan',
];
const SCANNED = [
  'QUYET DINH ve viec giao dat cho ho gia dinh',
  'Ong Le Van Binh, CCCD: 079090012345, tru tai to 5 phuong Tan Giang',
  'Dien tich thua dat la 250 met vuong thuoc to ban do so 12',
  'Can cu Luat Dat dai va de nghi cua phong dia chinh phuong Tan Giang',
  'Giao cho ong Le Van Binh quyen su dung thua dat neu tren lau dai',
];

/** Writes two PDFs into a folder: typed pages under a name that says a number, and scans, one on a slant and one upside down. */
export async function writePlantedFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `ho so ${PLANTED.citizen}.pdf`), await typedPdf([TYPED, TABLE]));
  const scan = await typedPdf([SCANNED]);
  await writeFile(join(folder, 'ban quet.pdf'), await scannedPdf(scan, [0, 2, 180]));
}

async function typedPdf(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([A4.width, A4.height]);
    lines.forEach((line, at) => page.drawText(line, { x: 60, y: 760 - 36 * at, size: SIZE, font }));
  }
  return pdf.save();
}

/** The first page scanned once for each angle (degrees clockwise), without a text layer. */
async function scannedPdf(source: Uint8Array, angles: readonly number[]): Promise<Uint8Array> {
  using open = await openPdf(source);
  const { data, width, height } = renderPage(open, 0, { scale: PIXELS_A_POINT });
  const pdf = await PDFDocument.create();
  for (const angle of angles) {
    const jpeg = await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: 'white' })
      .rotate(angle, { background: 'white' })
      .resize(width, height, { fit: 'cover' })
      .jpeg({ quality: 90 })
      .toBuffer();
    pdf.addPage([A4.width, A4.height]).drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, ...A4 });
  }
  return await pdf.save();
}
