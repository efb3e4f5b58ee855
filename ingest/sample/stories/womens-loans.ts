import { decimal, grouped, money } from '../amounts.ts';
import { neighbourhood, personName, street } from '../names.ts';
import { citation, placeOf, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, taskAnnex } from './annexes.ts';

/** Small loans of the women's union: plan, agreement, report. */
export const womensLoans: Story = {
  topic: "women's union loans",
  keepers: ['C97', 'C97.21', 'C97.41'],
  from: 1989,
  to: 2026,
  mode: '01',
  retention: '05',
  tell(t) {
    const { random } = t;
    const trade = random.pick([
      'nuôi heo nái',
      'đan chiếu lác',
      'bán rau sạch ở chợ',
      'may gia công',
      'nuôi cá lồng',
      'trồng hoa kiểng',
      'làm bánh tráng',
      'nuôi vịt đẻ',
    ]);
    const where = `xóm ${street(random)}`;
    const women = random.whole(30, 680);
    const each = random.whole(2, 50) * (t.year < 2000 ? 200_000 : 1_000_000);
    const plan = t.add(
      'KH',
      0,
      { subject: `Cho hội viên phụ nữ nghèo ${where} vay vốn ${trade} năm ${t.year}` },
      (w) => {
        w.paragraph(
          `Nhằm giúp hội viên có việc làm, tăng thu nhập, ${nameOn(t.keeper, t.start)} xây dựng Kế hoạch cho vay vốn ${trade} năm ${t.year}:`,
        );
        w.heading('I. ĐỐI TƯỢNG VÀ MỨC VAY');
        const fact = `Mỗi hội viên được vay tối đa ${money(each)}, lãi suất ${decimal(random.between(0.3, 0.9), 2)}%/tháng, hoàn vốn trong ${random.whole(10, 36)} tháng.`;
        w.items(
          `1. Hội viên thuộc hộ nghèo, hộ cận nghèo, phụ nữ đơn thân; ưu tiên ${random.say('{hộ bị giải tỏa|gia đình chính sách|hội viên là người khuyết tật}')}.`,
          `2. ${fact}`,
          `3. Dự kiến giải ngân cho ${women} hội viên, tổng vốn ${money(women * each)}.`,
        );
        w.heading('II. CÁCH LÀM');
        w.items(
          `1. Thành lập ${Math.max(2, Math.round(women / 15))} tổ tiết kiệm và vay vốn, mỗi tổ ${random.whole(10, 20)} chị.`,
          `2. Mỗi chị gửi tiết kiệm ${money(random.whole(5, 60) * 1000)} mỗi tháng; tổ trưởng giữ sổ, công khai tại cuộc họp.`,
          `3. Mở ${random.whole(1, 6)} lớp tập huấn kỹ thuật ${trade} trước ngày giải ngân.`,
        );
        w.heading('III. TỔ CHỨC THỰC HIỆN');
        duties(w, t);
        taskAnnex(w, t, `Kế hoạch cho vay vốn ${trade} năm ${t.year}`);
        w.ask(
          'paraphrase',
          `Phụ nữ nghèo vay vốn ${trade} năm ${t.year} được bao nhiêu, lãi mấy phần trăm?`,
          fact,
        );
      },
    );
    const list = t.add(
      'QĐ',
      30,
      { subject: `Về việc thành lập Ban Quản lý vốn vay ${trade} ${where} năm ${t.year}`, cites: [plan] },
      (w) => {
        w.recital(`Căn cứ Điều lệ Hội Liên hiệp Phụ nữ Việt Nam;`);
        w.recital(`Căn cứ ${citation(plan)},`);
        w.centered('QUYẾT ĐỊNH:');
        const fact = `Thành lập Ban Quản lý vốn vay gồm ${random.whole(3, 7)} thành viên do bà ${personName(random, 'nữ')} làm Trưởng ban.`;
        w.article(fact);
        w.article(
          'Ban Quản lý họp mỗi tháng một lần, xét duyệt hồ sơ vay, kiểm tra việc sử dụng vốn, thu hồi nợ đúng hạn.',
        );
        w.article(
          'Văn phòng, các tổ tiết kiệm và vay vốn và các bà có tên ở Điều 1 chịu trách nhiệm thi hành./.',
        );
        w.ask('paraphrase', `Ai đứng đầu ban lo vốn vay ${trade} của phụ nữ năm ${t.year}?`, fact);
      },
    );
    t.add(
      'BC',
      240,
      { subject: `Kết quả cho vay vốn ${trade} ${where} năm ${t.year}`, cites: [plan, list] },
      (w) => {
        const overdue = decimal(random.between(0.1, 6));
        w.paragraph(`Thực hiện ${citation(plan)}, kết quả đạt được như sau:`);
        const fact = `Đã giải ngân cho ${women - random.whole(0, 20)} hội viên; ${random.whole(8, Math.max(9, women - 10))} hộ thoát nghèo; tỷ lệ nợ quá hạn ${overdue}%.`;
        w.paragraph(fact);
        w.paragraph(
          `Điển hình: chị ${personName(random, 'nữ')}, ${neighbourhood(random, false)}, từ vốn ${trade} mỗi tháng lãi ${money(random.whole(200, 6000) * 1000)}, ${random.say('{sửa được nhà|cho con học tiếp đại học|trả hết nợ nặng lãi|mua được xe ba gác}')}.`,
        );
        w.table(
          [
            { title: 'Địa bàn', share: 4 },
            { title: 'Số hội viên vay', share: 2.5, align: 'right' },
            { title: 'Dư nợ (nghìn đồng)', share: 3, align: 'right' },
          ],
          Array.from({ length: random.whole(5, 12) }, () => [
            neighbourhood(random, t.rural),
            String(random.whole(4, 60)),
            grouped((random.whole(4, 60) * each) / 1000),
          ]),
        );
        assessment(w, t);
        w.paragraph(
          `Khó khăn: ${random.say('{dịch bệnh làm giá bán giảm|vốn ít, nhu cầu nhiều|một số chị sử dụng vốn sai mục đích|tổ trưởng chưa quen ghi sổ}')}. Kiến nghị cấp trên bổ sung nguồn vốn năm ${t.year + 1}./.`,
        );
        w.ask(
          'paraphrase',
          `Vay vốn ${trade} năm ${t.year} có bao nhiêu chị trả chậm, bao nhiêu hộ hết nghèo?`,
          fact,
        );
        w.ask('unaccented', `phu nu vay von ${trade} nam ${t.year}`, fact);
      },
    );
    return `Vốn vay phụ nữ ${trade}, ${placeOf(t.keeper, t.start)}, năm ${t.year}`;
  },
};
