/** A question that one sentence of the sample answers, in a decision that was amended later. */
export const answeredQuestion =
  'Tiền đền bù giải tỏa cho dự án nâng cấp bến phà Đồng Bần hết tất cả bao nhiêu?';

/** Words of that sentence, and the number of its decision. */
export const answeredBy = { words: '409.774.817.000 đồng', number: '11/QĐ-UBND', year: '2022' };

/** A question on which the sample says nothing. */
export const refusedQuestion = 'Giá vàng hôm nay là bao nhiêu?';
