import { fold } from '@tangthu/language/text/fold';

/** Syllables that carry no subject by themselves; they are lit only as part of a longer match. */
const accented = (
  'và của là các những cho với về theo tại trong ở từ đến được bị do bởi có không này đó kia khi để thì mà như hay ' +
  'hoặc nào gì ai sao thế ra vào lên xuống trên dưới một cũng đã đang sẽ phải nếu vì nên rằng tôi bao nhiêu mấy ' +
  'bằng còn chỉ đều mỗi mọi nơi lại rồi sau trước giữa ngoài qua tới hỏi ạ'
).split(' ');

const exact = new Set(accented);
const folded = new Set(accented.map(fold));

/** Whether a syllable (lower-cased index form) is a function word, or could be one where it is typed without diacritics. */
export function isFunctionWord(syllable: string): boolean {
  return exact.has(syllable) || folded.has(syllable);
}
