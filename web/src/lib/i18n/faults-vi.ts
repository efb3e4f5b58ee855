/** Why a file did not go into the archive, and what to do, in Vietnamese. */
export const faultsVi = {
  'fault.empty': 'Tệp rỗng (0 byte): xin bên gửi tệp khác.',
  'fault.not-pdf': 'Tệp không phải PDF: xin bên gửi bản PDF.',
  'fault.encrypted': 'PDF có mật khẩu hoặc bị khóa: xin bản mở được.',
  'fault.damaged': 'PDF bị hỏng hoặc bị cắt cụt: xin bản lành.',
  'fault.too-long': 'PDF có {{pages}} trang, quá dài cho một tệp: hãy chia nhỏ.',
  'fault.unreadable': 'Không đọc được tệp từ đĩa: kiểm tra quyền đọc và ổ đĩa.',
  'fault.changed': 'Tệp đã bị đổi sau khi kiểm tra gói: nhập lại gói.',
  'fault.broke-off': 'Đang đọc thì đứt: sửa tệp hoặc quét lại.',
  'fault.hangs': 'Một trang làm bộ đọc chạy quá năm phút: sửa tệp hoặc quét lại.',
  'fault.secrecy-stamp':
    'Văn bản có dấu chỉ mức độ mật, không được lưu ở đây: đưa về mạng dành cho tài liệu mật.',
  'fault.secrecy-stamp-stored':
    'Văn bản có dấu chỉ mức độ mật mà đã nằm trong kho: hãy gỡ bỏ (npm run quarantine).',
  'fault.secret-mode':
    'Gói ghi văn bản là mật (chế độ 03), không được lưu ở đây: đưa về mạng dành cho tài liệu mật.',
  'fault.original-missing': 'Không còn tệp gốc: tìm trong bản dự phòng (npm run fixity).',
  'fault.original-damaged': 'Tệp gốc bị hỏng, không còn như khi nhận (npm run fixity).',
  'fault.gave-up': 'Để riêng sau {{attempts}} lần thử không được: chạy npm run ingest -- retry để thử lại.',
};
