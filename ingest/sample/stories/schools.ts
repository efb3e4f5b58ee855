import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { neighbourhood, school } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { duties, figuresAnnex } from './annexes.ts';

/** Schools of a district: enrolment plan, year report, proposal of a new building and its approval. */
export const schools: Story = {
  topic: 'schools',
  keepers: ['H97.20', 'H97.21', 'H97.22', 'H97.41', 'H97.42'],
  from: 1982,
  to: 2026,
  mode: '01',
  retention: '04',
  tell(t) {
    const { random } = t;
    const name = school(random);
    const pupils = random.whole(220, 2400);
    const rooms = random.whole(6, 30);
    const cost = random.whole(4, 68) * 1_000_000_000 * (t.year < 2000 ? 0.05 : 1);
    const plan = t.add(
      'KH',
      0,
      { subject: `Tuyển sinh vào các lớp đầu cấp của ${name} năm học ${t.year} - ${t.year + 1}` },
      (w) => {
        w.paragraph(
          `${nameOn(t.keeper, t.start)} ban hành Kế hoạch tuyển sinh năm học ${t.year} - ${t.year + 1} trên địa bàn ${t.place} như sau:`,
        );
        w.heading('I. CHỈ TIÊU');
        const fact = `${name} tuyển ${Math.round(pupils / 5)} học sinh, chia ${Math.max(2, Math.round(pupils / 190))} lớp, mỗi lớp không quá ${random.whole(35, 45)} em.`;
        w.paragraph(`1. ${fact}`);
        w.paragraph(
          `2. Huy động ${decimal(random.between(96.5, 100))}% trẻ sáu tuổi trên địa bàn ra lớp; không để học sinh khuyết tật, học sinh nghèo bỏ học.`,
        );
        w.heading('II. TUYẾN TUYỂN SINH');
        w.table(
          [
            { title: 'Trường', share: 5 },
            { title: 'Địa bàn', share: 5 },
            { title: 'Số lớp', share: 1.5, align: 'center' },
          ],
          Array.from({ length: 6 }, () => [
            school(random),
            `${neighbourhood(random, t.rural)}, ${neighbourhood(random, t.rural)}`,
            String(random.whole(2, 9)),
          ]),
        );
        w.heading('III. HỒ SƠ VÀ THỜI GIAN');
        const time = `Thời gian nhận hồ sơ: từ ${longDate(t.day(40))} đến ${longDate(t.day(52))}, ${t.year >= 2020 ? 'trực tuyến và trực tiếp tại trường' : 'trực tiếp tại trường'}.`;
        w.items(
          `1. ${time}`,
          '2. Hồ sơ gồm đơn xin nhập học, bản sao giấy khai sinh, giấy xác nhận cư trú.',
          '3. Nghiêm cấm thu tiền giữ chỗ và vận động đóng góp gắn với tuyển sinh.',
        );
        w.heading('IV. TỔ CHỨC THỰC HIỆN');
        duties(w, t);
        figuresAnnex(w, t, `Kế hoạch tuyển sinh năm học ${t.year} - ${t.year + 1}`, 'Trẻ trong độ tuổi');
        w.ask('paraphrase', `Năm học ${t.year} - ${t.year + 1} ${name} nhận bao nhiêu học sinh mới?`, fact);
        w.ask(
          'paraphrase',
          `Khi nào phụ huynh nộp hồ sơ cho con vào lớp Một ở ${t.place} năm ${t.year}?`,
          time,
        );
      },
    );
    const proposal = t.add(
      'TTr',
      60,
      { subject: `Về việc xin chủ trương xây dựng thêm phòng học ${name} năm ${t.year}`, cites: [plan] },
      (w) => {
        w.centered('Kính gửi: Ủy ban nhân dân thành phố Tân Giang', {});
        w.paragraph(
          `${name} hiện có ${pupils} học sinh nhưng chỉ có ${rooms} phòng học, trong đó ${random.whole(2, rooms)} phòng đã xuống cấp, ${random.say('{dột khi mưa|nền lún nứt|nằm trong vùng ngập triều cường|mượn tạm của đình làng}')}.`,
        );
        const fact = `Quy mô đề nghị: xây mới ${random.whole(6, 20)} phòng học và nhà vệ sinh, tổng mức đầu tư ${money(cost)}.`;
        w.paragraph(
          `${fact} Địa điểm trên khu đất ${grouped(random.whole(1200, 9800))} m² tại ${t.place}. Nguồn vốn: ${random.say('{ngân sách thành phố hỗ trợ 70%, địa phương đối ứng 30%|xổ số kiến thiết|vốn vay ưu đãi|nhân dân đóng góp ngày công, ngân sách cấp vật tư}')}.`,
        );
        w.paragraph(
          'Kính đề nghị Ủy ban nhân dân thành phố xem xét, chấp thuận để kịp sử dụng trong năm học tới./.',
        );
        w.ask('paraphrase', `Xây thêm lớp học cho ${name} tốn bao nhiêu tiền?`, fact);
      },
    );
    t.add(
      'QĐ',
      130,
      {
        subject: `Về việc phê duyệt chủ trương đầu tư xây dựng ${name} năm ${t.year}`,
        issuer: t.agency('H97'),
        cites: [proposal],
      },
      (w) => {
        w.recital(`Căn cứ ${lawOf('government', t.year)};`);
        w.recital(`Căn cứ ${lawOf('building', t.year)};`);
        w.recital(`Xét ${citation(proposal)},`);
        w.centered('QUYẾT ĐỊNH:');
        const fact = `Thời gian thực hiện dự án: khởi công quý ${random.pick(['II', 'III', 'IV'])} năm ${t.year}, hoàn thành trước năm học ${t.year + 1} - ${t.year + 2}.`;
        w.article(
          `Phê duyệt chủ trương đầu tư xây dựng ${name} với tổng mức đầu tư không quá ${money(cost * 0.93)}. ${fact}`,
        );
        w.article(
          `Giao ${nameOn(t.keeper, t.start)} làm chủ đầu tư, lập thiết kế và dự toán; bảo đảm ${random.say('{tường rào, cổng trường và sân chơi|hệ thống phòng cháy, chữa cháy|lối đi cho học sinh khuyết tật}')}.`,
        );
        w.article('Các sở, ngành liên quan chịu trách nhiệm thi hành Quyết định này./.');
        w.ask('known-item', `chủ trương đầu tư xây dựng ${name}`, fact);
      },
    );
    return `Hồ sơ tuyển sinh và xây dựng trường lớp ${t.place} năm ${t.year}`;
  },
};
