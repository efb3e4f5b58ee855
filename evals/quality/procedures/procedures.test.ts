import { expect, test } from 'vitest';
import { sharedData } from '../../shared-data.ts';
import { Random } from '../random.ts';
import { inEverydayWords } from './everyday-words.ts';
import { likeness, procedureOf, procedureText, readProcedures, type Procedure } from './procedure.ts';
import { procedureQuestions } from './procedure-questions.ts';

function procedure(code: string, name: string): Procedure {
  return procedureOf({
    ma_thu_tuc: code,
    ten_thu_tuc: name,
    trinh_tu_thuc_hien: 'Bước 1: Nộp hồ sơ.',
    cach_thuc_thuc_hien: 'Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp7 NgàyMiễn phí',
    ket_qua_xu_ly: 'Thẻ căn cướcMã: KQ.G01.00263Từ khóaKhông có thông tin',
    yeu_cau_dieu_kien: 'Không có thông tin',
  });
}

const card = procedure('1.000001', 'Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)');

test('a procedure is read without the furniture of its page', () => {
  expect(card).toMatchObject({ ways: 'Trực tiếp7 NgàyMiễn phí', result: 'Thẻ căn cước', conditions: '' });
  expect(procedureText(card)).toMatch(/^Cấp lại thẻ căn cước.*\n\nMã thủ tục: 1\.000001\n\nTrình tự/);
});

test('a procedure at another level is the same one, another procedure is not', () => {
  const central = procedure('1.000002', 'Cấp lại thẻ căn cước (thực hiện tại cấp Trung ương)');
  const form = procedure('1.000003', 'Thủ tục cấp lại thẻ căn cước'.normalize('NFD'));
  expect(new Set([card, central, form].map(likeness)).size).toBe(1);
  expect(likeness(procedure('1.000004', 'Cấp đổi thẻ căn cước'))).not.toBe(likeness(card));
});

test('each procedure is asked thrice, and its like at another level answers too', () => {
  const central = procedure('1.000002', 'Cấp lại thẻ căn cước (thực hiện tại cấp Trung ương)');
  const questions = procedureQuestions([card, central]);
  expect(questions.map(({ kind }) => kind)).toEqual(['name', 'paraphrase', 'faq']);
  for (const { relevant } of questions) expect(relevant).toEqual(['1.000001', '1.000002']);
});

test('official words become everyday ones, at word borders only', () => {
  const wording = inEverydayWords('Thủ tục nâng cấp phương tiện (cấp tỉnh)', new Random('x'), false);
  expect(wording).toBe('nâng cấp xe');
});

const path = sharedData('procedures/procedures.jsonl.gz');
test.skipIf(!path)(
  'the real procedures give the same questions each time, no paraphrase holding its name',
  async () => {
    const procedures = await readProcedures(path ?? '');
    expect(procedures).toHaveLength(2642);
    const questions = procedureQuestions(procedures);
    expect(questions).toEqual(procedureQuestions(procedures));
    expect(questions).toHaveLength(600);
    for (const [index, { kind, text }] of questions.entries()) {
      if (kind === 'paraphrase') expect(text).not.toContain(questions[index - 1]?.text.toLowerCase());
    }
  },
);
