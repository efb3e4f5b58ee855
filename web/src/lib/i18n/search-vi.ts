/** What the search and its results say, beside what stands in `vi.ts`. */
export const searchVi = {
  'sort.label': 'Sắp xếp',
  'sort.apply': 'Sắp xếp lại',
  'sort.relevance': 'Phù hợp nhất',
  'sort.newest': 'Mới nhất',
  'sort.oldest': 'Cũ nhất',
  'sort.number': 'Theo số hiệu',
  'facet.status': 'Hiệu lực',
  'facet.file': 'Hồ sơ',
  'status.unchanged': 'Chưa thấy thay đổi',
} as const;
