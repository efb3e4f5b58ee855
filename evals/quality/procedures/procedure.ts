import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { fold } from '@tangthu/language/text/fold';
import { presentFile } from '../../shared-data.ts';

/** An administrative procedure as the public-service portal describes it; fields without information are empty. */
export interface Procedure {
  /** `1.001193` */
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: string;
  readonly authority: string;
  readonly steps: string;
  /** How to file it: by what way, how long it takes, the fee. */
  readonly ways: string;
  readonly dossier: string;
  readonly conditions: string;
  readonly result: string;
  readonly legalBasis: string;
}

/** Heads of tables and tails of forms that the portal's pages glue to the text. */
const FURNITURE =
  /Hình thức nộpThời gianPhí, lệ phíMô tả|Tên giấy tờMẫu đơn, tờ khaiSố lượng|Tên văn bản pháp lýMã văn bản|Mã: [\w.-]*KQ[\s\S]*$/g;

/** Reads the procedures of the shared data. Throws `MissingDataError` where the file is absent. */
export async function readProcedures(path: string): Promise<Procedure[]> {
  const procedures: Procedure[] = [];
  for await (const line of createInterface(createReadStream(presentFile(path)).pipe(createGunzip()))) {
    procedures.push(procedureOf(JSON.parse(line) as Record<string, string>));
  }
  return procedures;
}

/** A procedure from its row, without what the page put around its texts. */
export function procedureOf(row: Readonly<Record<string, string | null>>): Procedure {
  const of = (key: string): string => {
    const text = (row[key] ?? '').replace(FURNITURE, '\n').trim();
    return /^(?:Không(?: có(?: thông tin)?)?)?[.\s]*$/.test(text) ? '' : text;
  };
  return {
    code: of('ma_thu_tuc'),
    name: of('ten_thu_tuc'),
    field: of('linh_vuc'),
    level: of('cap_thuc_hien'),
    authority: of('co_quan_thuc_hien') || of('co_quan_co_tham_quyen'),
    steps: of('trinh_tu_thuc_hien'),
    ways: of('cach_thuc_thuc_hien'),
    dossier: of('thanh_phan_ho_so'),
    conditions: of('yeu_cau_dieu_kien'),
    result: of('ket_qua_xu_ly'),
    legalBasis: of('can_cu_phap_ly'),
  };
}

/** The procedure as a document: its name, then its parts under their headings. */
export function procedureText(procedure: Procedure): string {
  const parts = [
    ['Mã thủ tục', procedure.code],
    ['Lĩnh vực', procedure.field],
    ['Cấp thực hiện', procedure.level],
    ['Cơ quan thực hiện', procedure.authority],
    ['Trình tự thực hiện', procedure.steps],
    ['Cách thức thực hiện', procedure.ways],
    ['Thành phần hồ sơ', procedure.dossier],
    ['Yêu cầu, điều kiện', procedure.conditions],
    ['Kết quả', procedure.result],
    ['Căn cứ pháp lý', procedure.legalBasis],
  ];
  const filled = parts.filter(([, text]) => text);
  return [procedure.name, ...filled.map(([heading, text]) => `${heading}: ${text}`)].join('\n\n');
}

const LEVEL =
  /\(?\s*(?:thực hiện\s*)?(?:tại|ở|-|–)?\s*cấp (?:tỉnh|xã|huyện|bộ|trung ương|tw)\s*\)?|^thủ tục\s+/giu;

/** What the same procedure at different levels has in common: its name without level and form words, folded. */
export function likeness({ name }: Pick<Procedure, 'name'>): string {
  return fold(name.normalize('NFC').replace(LEVEL, ' '))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
