import { money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { neighbourhood, personName, street } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';

/** A conference: invitation, minutes, notice of conclusions. */
export const conference: Story = {
  topic: 'meetings',
  keepers: ['H97', 'H97.21', 'C97.41', 'H97.41', 'C97.21', 'H97.21.01', 'H97.01'],
  from: 1999,
  to: 2026,
  mode: '01',
  retention: '06',
  tell(t) {
    const { random } = t;
    const kind = random.pick([
      'ngập nước khu dân cư',
      'lấn chiếm vỉa hè buôn bán',
      'thu gom rác thải sinh hoạt',
      'quản lý chợ tự phát',
      'an toàn giao thông trước cổng trường',
      'tiếng ồn karaoke trong khu dân cư',
      'hỗ trợ hộ nghèo dịp Tết',
      'chuyển đổi số',
    ]);
    const matter = `${kind} ${random.pick(['khu vực', 'dọc đường', 'quanh chợ', 'ở xóm'])} ${street(random)}`;
    const hour = random.whole(7, 14);
    const invitation = t.add(
      'GM',
      0,
      { subject: `Họp bàn giải pháp ${matter}`, recipients: ['- Như thành phần mời;'] },
      (w) => {
        const fact = `Thời gian: ${hour} giờ ${random.pick(['00', '30'])}, ${longDate(t.day(6))}.`;
        w.paragraph(
          `${nameOn(t.keeper, t.start)} trân trọng kính mời: đại diện các phòng, ban; trưởng các khu phố, ấp; Ban Công tác Mặt trận.`,
        );
        w.items(
          `Dự cuộc họp bàn giải pháp ${matter}.`,
          fact,
          `Địa điểm: ${random.say('{Phòng họp số 1|Phòng họp số 2|Hội trường tầng 2|Nhà văn hóa}')}, trụ sở ${nameOn(t.keeper, t.start)}.`,
          `Chủ trì: ${random.say('{ông|bà}')} ${personName(random)}.`,
        );
        w.paragraph('Đề nghị các đồng chí chuẩn bị ý kiến, đến dự đúng thành phần, đúng thời gian./.');
        w.ask('paraphrase', `Cuộc họp về ${matter} năm ${t.year} bắt đầu mấy giờ, ngày nào?`, fact);
      },
    );
    const minutes = t.add(
      'BB',
      6,
      { subject: `Cuộc họp bàn giải pháp ${matter}`, cites: [invitation] },
      (w) => {
        const chair = personName(random);
        w.paragraph(
          `Hôm nay, vào lúc ${hour} giờ 00, ${longDate(t.day(6))}, tại trụ sở ${nameOn(t.keeper, t.start)} đã diễn ra cuộc họp theo ${citation(invitation)}.`,
        );
        w.items(
          `1. Chủ trì: ${chair}. Thư ký: ${personName(random, 'nữ')}. Có mặt ${random.whole(12, 60)} người, vắng ${random.whole(0, 6)} người có lý do.`,
        );
        w.heading('2. Ý kiến phát biểu');
        const speaker = personName(random, 'nam');
        const fact = `Ông ${speaker}: đề nghị ${random.say('{lắp camera ở các ngã tư và phạt nguội|lập tổ tự quản gồm 5 người mỗi khu phố|đổi giờ thu gom rác sang 19 giờ|bố trí 40 ô bán hàng tạm ở bãi đất trống|nạo vét cống trước mùa mưa}')}, kinh phí do ${random.say('{ngân sách lo|dân góp một nửa|doanh nghiệp tài trợ}')}.`;
        w.items(
          `- ${fact}`,
          `- Bà ${personName(random, 'nữ')}: phản ánh ${random.say('{việc xử lý còn nể nang|bảng thông báo chưa rõ|nhân dân gọi điện không ai nghe máy}')}.`,
          `- Ông ${personName(random, 'nam')}: thống nhất chủ trương, đề nghị làm thí điểm ở ${neighbourhood(random, t.rural)}.`,
        );
        w.paragraph(
          `3. Biểu quyết: ${random.whole(70, 100)}% tán thành phương án do bộ phận chuyên môn trình. Cuộc họp kết thúc lúc ${hour + 2} giờ 15 cùng ngày.`,
        );
        w.signatures({ role: 'THƯ KÝ', name: personName(random, 'nữ') }, { role: 'CHỦ TRÌ', name: chair });
        w.ask('paraphrase', `Ông ${speaker} góp ý gì trong cuộc họp về ${matter}?`, fact);
      },
    );
    t.add('TB', 9, { subject: `Kết luận cuộc họp bàn giải pháp ${matter}`, cites: [minutes] }, (w) => {
      w.paragraph(
        `Ngày ${longDate(t.day(6)).slice(5)}, ${nameOn(t.keeper, t.start)} chủ trì cuộc họp bàn giải pháp ${matter}. Sau khi nghe các ý kiến, cuộc họp kết luận:`,
      );
      const fact = `Từ ${longDate(t.day(30))} ra quân đồng loạt, mỗi tuần kiểm tra ${random.whole(2, 5)} lần, duy trì trong ${random.whole(3, 9)} tháng.`;
      w.items(
        `1. Đánh giá cao sự phối hợp của các đơn vị trong giải quyết vấn đề ${matter}.`,
        `2. ${fact}`,
        `3. Giao bộ phận ${random.say('{Kinh tế, Hạ tầng và Đô thị|Văn hóa - Xã hội|Tư pháp}')} làm đầu mối, báo cáo vào ngày ${random.whole(20, 28)} hằng tháng.`,
        `4. Kinh phí tạm ứng ${money(random.whole(10, 220) * 1_000_000)} từ nguồn chi sự nghiệp.`,
      );
      w.paragraph('Văn phòng thông báo để các đơn vị biết, thực hiện./.');
      w.ask('paraphrase', `Khi nào bắt đầu ra quân xử lý ${matter} năm ${t.year}?`, fact);
      w.ask('known-item', `thông báo kết luận cuộc họp ${matter}`, fact);
    });
    return `Cuộc họp bàn giải pháp ${matter} năm ${t.year}`;
  },
};
