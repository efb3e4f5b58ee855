import { expect, test } from 'vitest';
import { markedPassage, passageMark } from './passage-mark.ts';

const article = (subject: string): string =>
  `Điều 3. Chánh Văn phòng Ủy ban nhân dân, Trưởng phòng ${subject}, Thủ trưởng các cơ quan có liên quan chịu trách nhiệm thi hành quyết định này kể từ ngày ký và báo cáo kết quả về ${subject} trước ngày 30 tháng 11 hằng năm`;
const passages = ['Tài chính – Kế hoạch', 'Tài nguyên và Môi trường', 'Lao động – Thương binh và Xã hội'].map(
  (subject) => ({ subject, mark: passageMark(article(subject)) }),
);

test('a mark names one passage, and says nothing of it', () => {
  expect(new Set(passages.map(({ mark }) => mark)).size).toBe(3);
  for (const passage of passages) {
    expect(passage.mark).toMatch(/^[0-9a-f]{16}$/);
    const found = markedPassage(passages, passage.mark);
    expect(found).toBe(passage);
  }
});

test('read a little otherwise, in NFD, or with other diacritics, it is the same passage', () => {
  const [first] = passages;
  const again = article('Tài chính – Kế hoạch').replace('Chánh', 'Chanh').replace('hằng', 'hàng');
  expect(markedPassage(passages, passageMark(again))).toBe(first);
  expect(passageMark(article('Tài chính').normalize('NFD'))).toBe(passageMark(article('Tài chính')));
});

test('another text is no passage of the document', () => {
  expect(
    markedPassage(passages, passageMark('Căn cứ Luật Đất đai và các văn bản hướng dẫn thi hành')),
  ).toBeUndefined();
  expect(markedPassage(passages.slice(0, 0), passageMark('x'))).toBeUndefined();
  expect(passageMark('')).toMatch(/^[0-9a-f]{16}$/);
});
