import { grouped } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { neighbourhood, personName, street } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment } from './annexes.ts';

const goods = ['gạo', 'vải', 'đường', 'dầu hỏa', 'xà phòng', 'thịt heo', 'nước mắm', 'chất đốt'];

/** The years of rationing: cooperatives, supply, hygiene, literacy; typed on a typewriter. */
export const earlyYears: Story = {
  topic: 'early years',
  keepers: ['H97', 'H97.20', 'H97.20', 'H97.21.02', 'H97.22.01'],
  from: 1975,
  to: 1990,
  mode: '01',
  retention: '01',
  tell(t) {
    const { random } = t;
    const cooperative = `Hợp tác xã ${random.pick(['đan lát', 'dệt chiếu', 'đánh cá', 'cơ khí', 'mộc', 'gốm', 'nông nghiệp'])} ${street(random)}`;
    const members = random.whole(18, 260);
    const ration = random.pick(goods);
    const founding = t.add('QĐ', 0, { subject: `Về việc cho phép thành lập ${cooperative}` }, (w) => {
      w.recital(`- Căn cứ nhu cầu tổ chức lại sản xuất, đưa người lao động vào làm ăn tập thể;`);
      w.recital(
        `- Xét đơn xin thành lập của Ban vận động ${cooperative} đề ${longDate(t.day(-random.whole(8, 25)))};`,
      );
      w.centered('QUYẾT ĐỊNH:');
      const fact = `Nay cho phép thành lập ${cooperative} gồm ${members} xã viên, vốn cổ phần ${grouped(members * random.whole(20, 150))} đồng.`;
      w.article(fact);
      w.article(
        `Ông ${personName(random, 'nam')} làm Chủ nhiệm, bà ${personName(random, 'nữ')} làm Kế toán trưởng cho đến Đại hội xã viên lần thứ nhất.`,
      );
      w.article(
        `Hợp tác xã được sử dụng nhà kho số ${random.whole(2, 80)} đường ${street(random)}, được vay vốn Ngân hàng và mua nguyên liệu theo giá chỉ đạo.`,
      );
      w.article(
        `Văn phòng Ủy ban, các ngành liên quan và Ban chủ nhiệm ${cooperative} chịu trách nhiệm thi hành Quyết định này.`,
      );
      w.ask('paraphrase', `${cooperative} lúc mới lập có bao nhiêu xã viên, góp bao nhiêu vốn?`, fact);
    });
    t.add(
      'TB',
      60,
      {
        subject: `Về việc phân phối ${ration} cho nhân dân khu vực ${street(random)} quý ${random.pick(['I', 'II', 'III', 'IV'])} năm ${t.year}`,
      },
      (w) => {
        const fact = `Mỗi nhân khẩu được mua ${random.whole(2, 15)} ${ration === 'vải' ? 'mét vải' : ration === 'dầu hỏa' || ration === 'nước mắm' ? `lít ${ration}` : `kg ${ration}`} theo sổ, giá ${random.whole(1, 40) * 5} xu một đơn vị.`;
        w.paragraph(`${nameOn(t.keeper, t.start)} thông báo để nhân dân được rõ:`);
        w.paragraph(`1. ${fact}`);
        w.paragraph(
          `2. Địa điểm bán: cửa hàng mậu dịch đường ${street(random)}, từ 7 giờ đến ${random.whole(15, 18)} giờ; gia đình liệt sĩ, người già yếu được mua trước.`,
        );
        w.paragraph(
          '3. Ai cho mượn, mua bán tem phiếu, khai gian nhân khẩu sẽ bị thu hồi sổ và xử lý theo luật lệ hiện hành.',
        );
        w.ask('paraphrase', `Hồi năm ${t.year} một người được mua bao nhiêu ${ration} theo tem phiếu?`, fact);
      },
    );
    const order = t.add(
      'CT',
      90,
      {
        subject: `Về việc ${random.say('{tổng vệ sinh phòng bệnh|đẩy mạnh xóa nạn mù chữ|làm thủy lợi mùa khô|thu mua lương thực vụ mùa}')} khu vực ${street(random)} năm ${t.year}`,
      },
      (w) => {
        w.paragraph(
          `Để ổn định đời sống nhân dân, ${nameOn(t.keeper, t.start)} chỉ thị các cấp, các ngành thực hiện ngay các việc sau đây:`,
        );
        const fact = `Mỗi hộ góp ${random.whole(2, 12)} ngày công, hoàn thành trước ${longDate(t.day(140))}.`;
        w.items(
          `1. ${fact}`,
          `2. Các tổ nhân dân họp dân ${random.whole(1, 4)} buổi một tuần để phổ biến và bình xét, kết quả ghi vào bảng ở đầu xóm.`,
          `3. Giao ${cooperative} và các trường học làm nòng cốt; thanh niên phụ trách khâu cổ động, kẻ khẩu hiệu.`,
          `4. Ủy ban các xã, phường báo cáo kết quả vào ngày ${random.whole(20, 28)} hàng tháng.`,
        );
        w.paragraph('Nhận được Chỉ thị này, các nơi tổ chức thực hiện nghiêm chỉnh.');
        w.ask('paraphrase', `Năm ${t.year} mỗi nhà phải đóng góp bao nhiêu ngày công?`, fact);
      },
    );
    t.add(
      'BC',
      200,
      { subject: `Tình hình mọi mặt của ${t.place} 6 tháng cuối năm ${t.year}`, cites: [founding, order] },
      (w) => {
        w.heading('I. SẢN XUẤT');
        const fact = `Vụ mùa năm ${t.year} gieo cấy ${grouped(random.whole(300, 6800))} ha, năng suất bình quân ${random.whole(14, 32)} tạ/ha.`;
        w.paragraph(
          `${fact} ${cooperative} ra đời theo ${citation(founding)} đã thu hút ${members + random.whole(2, 40)} lao động, làm ra ${grouped(random.whole(200, 9000))} sản phẩm giao nộp cho Nhà nước.`,
        );
        w.heading('II. ĐỜI SỐNG, VĂN HÓA, XÃ HỘI');
        w.paragraph(
          `Mở ${random.whole(5, 60)} lớp bình dân học vụ, ${grouped(random.whole(90, 2400))} người biết đọc, biết viết. Trạm xá chích ngừa ${grouped(random.whole(400, 9000))} lượt trẻ em. ${random.say('{Bệnh sốt rét giảm|Dịch tả được dập tắt ở hai ấp|Nạn trộm cắp còn xảy ra ở khu chợ}')}.`,
        );
        w.heading('III. KHÓ KHĂN');
        w.paragraph(
          `${random.say('{Sâu rầy phá hoại ở|Nước mặn tràn vào|Thiếu phân bón và xăng dầu ở}')} ${neighbourhood(random, true)}; ${random.say('{giá chợ đen tăng|cán bộ cơ sở thiếu và yếu|ghe máy hư không có phụ tùng thay thế}')}. Đề nghị cấp trên chi viện ${random.whole(5, 90)} tấn giống và ${random.whole(2, 40)} máy bơm.`,
        );
        assessment(w, t);
        w.ask('paraphrase', `Lúa mùa năm ${t.year} làm được mấy tạ một hec ta?`, fact);
        w.ask('known-item', `báo cáo tình hình mọi mặt cuối năm ${t.year}`, fact);
      },
    );
    return `Tập lưu văn bản về ${cooperative} và đời sống nhân dân năm ${t.year}`;
  },
};
