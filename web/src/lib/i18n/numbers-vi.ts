/** What is said about numbers of people that are masked, in Vietnamese. */
export const numbersVi = {
  'numbers.masked': 'Số định danh, số điện thoại của người dân đang được che.',
  'numbers.shown': 'Số định danh, số điện thoại đang hiện đầy đủ.',
  'numbers.shownUntil': 'Số định danh, số điện thoại đang hiện đầy đủ đến {{time}}, mục đích: {{purpose}}.',
  'numbers.show': 'Hiện số định danh',
  'numbers.hide': 'Che lại',
  'numbers.lead': 'Chỉ trong văn bản này. Mục đích và mỗi lần xem được ghi vào nhật ký.',
  'numbers.purpose': 'Mục đích',
  'numbers.legalBasis': 'Căn cứ',
  'numbers.legalBasisHint': 'Ví dụ: Giấy giới thiệu số 12/GGT-UBND ngày 05/6/2025',
  'numbers.minutes': 'Trong bao lâu',
  'numbers.minutesOf': '{{minutes}} phút',
  'numbers.noPurpose': 'Vai trò của bạn không có mục đích nào cho hiện các số này.',
  'numbers.hiddenDigits': 'Các chữ số đầu được che; bốn số cuối: {{last}}',
  'numbers.originalClosed':
    'Bản gốc có số định danh hoặc số điện thoại của người dân nên chỉ tải được khi các số này đang hiện đầy đủ.',
};
