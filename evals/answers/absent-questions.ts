/**
 * Questions on matters on which the generated archives hold nothing. Those of the eval; the training takes real questions of the
 * shared data instead.
 */
export const absentQuestions: readonly string[] = [
  'Điều khiển xe máy khi có nồng độ cồn bị phạt bao nhiêu tiền?',
  'Ai là người thiết kế cầu Long Biên?',
  'Tuyến metro số 1 có bao nhiêu nhà ga?',
  'Mức lương tối thiểu vùng năm 2024 là bao nhiêu?',
  'Thuế thu nhập cá nhân được giảm trừ gia cảnh bao nhiêu?',
  'Bệnh viện nào được tiêm vắc xin sởi miễn phí cho trẻ em?',
  'Sân bay Tân Giang khánh thành năm nào?',
  'Giá điện sinh hoạt bậc ba là bao nhiêu một số?',
  'Khi nào thi tốt nghiệp trung học phổ thông quốc gia?',
  'Ai làm huấn luyện viên đội bóng đá thành phố?',
  'Hộ chiếu phổ thông có thời hạn mấy năm?',
  'Tàu cá dài trên 15 mét phải lắp thiết bị giám sát hành trình từ bao giờ?',
];
