import { describe, expect, test } from 'vitest';
import { SyllableEmbeddings } from '../../testing/syllable-embeddings.ts';
import { passageSentences } from '../passage-sentences.ts';
import { checkSentence } from './check-sentence.ts';

const LABEL =
  'Quyết định số 12/QĐ-UBND ngày 05/03/2024 của Ủy ban nhân dân phường Hải Đăng: Về việc hỗ trợ nhà ở';
const TEXT = `Điều 2. Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng/hộ, đối với hộ cận nghèo là 3.000.000 đồng/hộ.
Người được hỗ trợ không được chuyển nhượng nhà ở trong thời hạn 10 năm kể từ ngày 05 tháng 3 năm 2024.
Ông Nguyễn Văn An giao hồ sơ cho bà Trần Thị Bình. UBND phường Hải Đăng phải niêm yết danh sách trong 15 ngày làm việc.
Người dân, trừ người chưa đăng ký thường trú, được vay tối đa 50.000.000 đồng với lãi suất 6,5% một năm.`;
const OTHER = 'Điều 7. Kinh phí mua sách thư viện năm 2023 là 40.000.000 đồng.';

const meanings = new SyllableEmbeddings();
const verdictOn = async (sentence: string, ...texts: string[]): Promise<string> => {
  const cited = (texts.length > 0 ? texts : [TEXT]).map((text) => ({
    label: text === TEXT ? LABEL : 'Kế hoạch số 8/KH-UBND: Mua sách',
    sentences: passageSentences(text),
  }));
  const verdict = await checkSentence(sentence, cited, meanings);
  return verdict.stands ? 'stands' : verdict.why;
};

describe('stands', () => {
  test.each([
    'Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng/hộ, đối với hộ cận nghèo là 3.000.000 đồng/hộ.',
    'Mức hỗ trợ đối với hộ nghèo là 5 triệu đồng.',
    'Hộ nghèo được hỗ trợ 5.000.000 đồng.',
    'Theo Quyết định số 12/QĐ-UBND, người được hỗ trợ không được chuyển nhượng nhà ở trong thời hạn mười năm.',
    'Người được hỗ trợ không được chuyển nhượng nhà ở trong thời hạn 10 năm kể từ ngày 5/3/2024.',
    'Ông Nguyễn Văn An giao hồ sơ cho bà Trần Thị Bình.',
    'Uỷ ban nhân dân phường Hải Đăng phải niêm yết danh sách trong mười lăm ngày làm việc.',
    'Văn bản nêu “niêm yết danh sách trong 15 ngày làm việc”.',
    'Người dân, trừ người chưa đăng ký thường trú, được vay tối đa 50 triệu đồng với lãi suất 6,5% một năm.'.normalize(
      'NFD',
    ),
  ])('%s', async (sentence) => {
    expect(await verdictOn(sentence)).toBe('stands');
  });
});

describe('is cut', () => {
  test.each([
    ['Mức hỗ trợ đối với hộ nghèo là 4.000.000 đồng/hộ.', 'number'],
    ['Mức hỗ trợ đối với hộ nghèo là 3.000.000 đồng/hộ.', 'number'],
    ['Hộ cận nghèo được hỗ trợ 5.000.000 đồng.', 'number'],
    ['Người dân được vay tối đa 50.000.000 đồng với lãi suất 7,5% một năm.', 'number'],
    ['UBND phường Hải Đăng phải niêm yết danh sách trong 15 tháng.', 'number'],
    ['UBND phường Hải Đăng phải niêm yết danh sách trong 15 ngày.', 'number'],
    ['Người được hỗ trợ không được chuyển nhượng nhà ở kể từ ngày 6 tháng 3 năm 2024.', 'date'],
    ['Người được hỗ trợ không được chuyển nhượng nhà ở kể từ năm 2025.', 'date'],
    ['Việc hỗ trợ nhà ở có hiệu lực từ ngày 04/03/2024.', 'date'],
    ['Theo Quyết định số 13/QĐ-UBND, mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng.', 'document-number'],
    ['Bà Trần Thị Bình giao hồ sơ cho ông Nguyễn Văn An.', 'name'],
    ['Ông Nguyễn Văn Anh giao hồ sơ cho bà Trần Thị Bình.', 'name'],
    ['UBND quận Hải Đăng phải niêm yết danh sách trong 15 ngày làm việc.', 'name'],
    ['Người được hỗ trợ được chuyển nhượng nhà ở trong thời hạn 10 năm.', 'negation'],
    ['UBND phường Hải Đăng không phải niêm yết danh sách trong 15 ngày làm việc.', 'negation'],
    ['UBND phường Hải Đăng có thể niêm yết danh sách trong 15 ngày làm việc.', 'negation'],
    ['Người dân được vay tối thiểu 50.000.000 đồng với lãi suất 6,5% một năm.', 'negation'],
    ['Người dân được vay tối đa 50.000.000 đồng với lãi suất 6,5% một năm.', 'negation'],
    ['Văn bản nêu “phải niêm yết công khai trong 15 ngày làm việc”.', 'quotation'],
    ['Văn bản nêu “phải niêm yết danh sách.', 'quotation'],
    ['UBND phường Hải Đăng khen thưởng các hộ nghèo.', 'unsupported'],
    ['Mức hỗ trợ đối với hộ nghèo do ngân hàng quốc tế chi bằng ngoại tệ.', 'unsupported'],
    ['<b>Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng.</b>', 'form'],
    ['Mức hỗ trợ là 5.000.000 đồng, xem tại ho-tro.vn.', 'form'],
    ['Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng [xem](javascript:alert).', 'form'],
    ['Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng\u202e.', 'form'],
    ['Мức hỗ trợ đối với hộ nghèo là 5.000.000 đồng.', 'form'],
    ['5.000.000.', 'form'],
    [`Mức hỗ trợ ${'đối với hộ nghèo '.repeat(60)}`, 'form'],
  ])('%s: %s', async (sentence, why) => {
    expect(await verdictOn(sentence)).toBe(why);
  });

  test('what another text says', async () => {
    const sentence = 'Mức hỗ trợ đối với hộ nghèo là 5.000.000 đồng.';
    expect(await verdictOn(sentence, OTHER)).toBe('number');
    expect(await verdictOn('Người được hỗ trợ không được chuyển nhượng nhà ở.', OTHER)).not.toBe('stands');
  });
});

test('a name of one syllable that goes on is another name', async () => {
  const text = 'Sở Tài nguyên và Môi trường huyện Sông Mây kiểm tra hồ sơ và trả kết quả cho người nộp.';
  expect(await verdictOn(text, text)).toBe('stands');
  const swapped = text.replace('Tài nguyên và Môi trường', 'Tài ban nhân dân');
  expect(await verdictOn(swapped, text)).toBe('name');
});

test('a text that is cited idly is left out, and one that is needed is kept', async () => {
  const cited = [OTHER, TEXT].map((text) => ({ label: '', sentences: passageSentences(text) }));
  const sentence = 'Ông Nguyễn Văn An giao hồ sơ cho bà Trần Thị Bình.';
  expect(await checkSentence(sentence, cited, meanings)).toEqual({
    stands: true,
    runs: [undefined, { from: 2, to: 3 }],
  });
});
