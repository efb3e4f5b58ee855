/** The frame of the portal: sections and menus. */
export const frameVi = {
  'section.label': 'Các mục của cổng',
  'section.menu': 'Mở danh mục',
  'section.search': 'Tìm kiếm',
  'section.desk': 'Một cửa',
  'section.saved': 'Tìm kiếm đã lưu',
  'section.exports': 'Xuất dữ liệu',
  'section.archive': 'Công việc lưu trữ',
  'section.audit': 'Nhật ký',
  'section.administration': 'Quản trị',
  'combobox.count_other': '{{count}} gợi ý; mũi tên xuống để chọn',
  'density.airy': 'Hàng thưa',
  'density.dense': 'Hàng sát',
  'connection.lost':
    'Máy này đang mất mạng. Trang đang mở vẫn đọc được; Tàng Thư sẽ đi tiếp khi có mạng lại.',
} as const;
