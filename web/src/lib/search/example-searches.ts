/** One search per way of searching, to start from. */
export const exampleSearches = [
  { ranker: 'number', query: '155/KH-UBND' },
  { ranker: 'words', query: 'giải phóng mặt bằng' },
  { ranker: 'meaning', query: 'hộ nghèo được giúp sửa nhà ở như thế nào?' },
] as const;
