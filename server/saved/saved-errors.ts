const SENTENCES = {
  people: [
    'A saved search may not hold a number of a person. Take it out and save again.',
    'Không lưu được: tìm kiếm có số định danh hoặc số điện thoại của người dân. Hãy bỏ số đó rồi lưu lại.',
  ],
  nothing: [
    'There is nothing to save: type words or choose a filter first.',
    'Chưa có gì để lưu: hãy gõ từ cần tìm hoặc chọn bộ lọc trước.',
  ],
  many: [
    'You have saved 50 searches, which is the most. Remove one that you no longer need.',
    'Bạn đã lưu 50 tìm kiếm, mức nhiều nhất. Hãy xóa bớt một tìm kiếm không còn dùng.',
  ],
  common: [
    'The words of this search are everyday ones: too much would match. Add a rarer word or filter by an agency.',
    'Từ trong tìm kiếm này quá phổ biến nên không báo văn bản mới được. Hãy thêm từ cụ thể hơn, hoặc lọc theo cơ quan.',
  ],
} as const;

/** What a person wants of a saved search cannot be done; both sentences say what to do. */
export class SavedSearchError extends Error {
  override name = 'SavedSearchError';
  readonly messageVi: string;
  constructor(fault: keyof typeof SENTENCES) {
    const [message, messageVi] = SENTENCES[fault];
    super(message);
    this.messageVi = messageVi;
  }
}
