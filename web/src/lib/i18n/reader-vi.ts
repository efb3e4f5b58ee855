/** What the reader says about a document and its pages, in Vietnamese. */
export const readerVi = {
  'document.related': 'Liên quan',
  'reader.nothingRelated': 'Văn bản này không dẫn chiếu và không thay đổi văn bản nào bạn được xem.',
};
