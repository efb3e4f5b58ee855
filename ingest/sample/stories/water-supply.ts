import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { neighbourhood, personName, street } from '../names.ts';
import { citation, placeOf, type Story } from '../story.ts';
import { nameOn } from '../world.ts';

/** Water supply: a complaint, an urgent answer, a contract for a new main, its acceptance minutes. */
export const waterSupply: Story = {
  topic: 'water supply',
  keepers: ['H97.21.02', 'H97.21.01', 'H97.22.01', 'H97.05', 'H97.42'],
  from: 1984,
  to: 2026,
  mode: '01',
  retention: '05',
  tell(t) {
    const { random } = t;
    const where = `${neighbourhood(random, t.rural)}, ${placeOf(t.keeper, t.start)}`;
    const homes = random.whole(40, 900);
    const length = random.whole(300, 6400);
    const price = random.whole(2, 26) * (t.year < 1993 ? 1_500_000 : 150_000_000);
    const main = `tuyến ống cấp nước D${random.pick([100, 150, 200, 300])} đường ${street(random)}`;
    const letter = t.add(
      'CV',
      0,
      {
        subject: `tình trạng thiếu nước sinh hoạt tại ${where} ${longDate(t.start).replace(/^ngày \d+ /, '')}`,
        recipients: ['- Như trên;', '- Ban Quản lý chợ;'],
      },
      (w) => {
        w.centered(`Kính gửi: ${random.say('{Công ty Cấp nước Tân Giang|Xí nghiệp Cấp nước Hải Đăng}')}`, {});
        const fact = `Từ ${longDate(t.day(-18))} đến nay, ${homes} hộ dân tại ${where} bị mất nước, chỉ có nước chảy yếu từ ${random.whole(22, 23)} giờ đến ${random.whole(2, 4)} giờ sáng.`;
        w.paragraph(`${nameOn(t.keeper, t.start)} nhận được phản ánh của nhân dân: ${fact}`);
        w.paragraph(
          `Nguyên nhân bước đầu được xác định là ${random.say('{đường ống cũ rò rỉ, áp lực cuối nguồn không đủ|nước mặn xâm nhập nhà máy, phải giảm công suất|thi công vỉa hè làm vỡ ống|trạm bơm mất điện luân phiên}')}. Nhiều hộ phải mua nước ghe với giá ${money(random.whole(30, 160) * (t.year < 1993 ? 20 : 1000))}/m³.`,
        );
        w.paragraph(
          `Đề nghị quý đơn vị cử xe bồn cấp nước tạm, khẩn trương khắc phục và lập phương án cải tạo ${main}, thông báo kết quả trước ${longDate(t.day(10))}./.`,
        );
        w.ask('paraphrase', `Dân ở ${where} kêu không có nước dùng từ hồi nào?`, fact);
        w.ask('unaccented', `thieu nuoc sinh hoat tai ${where}`, fact);
      },
    );
    const contract = t.add('HĐ', 70, { subject: `Thi công cải tạo ${main}`, mode: '02' }, (w) => {
      w.recital(`Căn cứ ${lawOf('building', t.year)};`);
      w.paragraph(`Hôm nay, ${longDate(t.day(70))}, tại trụ sở ${nameOn(t.keeper, t.start)}, hai bên gồm:`);
      w.paragraph(`Bên A: ${nameOn(t.keeper, t.start)}. Đại diện: ông ${personName(random, 'nam')}.`);
      w.paragraph(
        `Bên B: Công ty ${random.pick(['Cổ phần', 'TNHH'])} Xây lắp ${street(random)}. Đại diện: bà ${personName(random, 'nữ')}, Giám đốc.`,
      );
      w.article(
        `Bên A giao, bên B nhận thi công cải tạo ${main}, chiều dài ${grouped(length)} m, cấp nước cho ${homes} hộ tại ${where}.`,
        'Nội dung công việc',
      );
      const fact = `Giá trị hợp đồng trọn gói là ${money(price)}, đã bao gồm thuế giá trị gia tăng.`;
      w.article(
        `${fact} Tạm ứng ${random.whole(20, 40)}%, thanh toán theo khối lượng nghiệm thu, giữ lại 5% bảo hành trong 12 tháng.`,
        'Giá trị và thanh toán',
      );
      const fine = `Chậm tiến độ mỗi ngày phạt ${decimal(random.between(0.05, 0.3), 2)}% giá trị hợp đồng.`;
      w.article(
        `Thời gian thi công ${random.whole(45, 180)} ngày kể từ ngày bàn giao mặt bằng. ${fine}`,
        'Tiến độ',
      );
      w.article(
        'Hai bên cam kết thực hiện đúng hợp đồng; tranh chấp không thương lượng được thì đưa ra Tòa án có thẩm quyền. Hợp đồng lập thành 06 bản, mỗi bên giữ 03 bản./.',
        'Điều khoản chung',
      );
      w.signatures(
        { role: 'ĐẠI DIỆN BÊN B', name: personName(random, 'nữ') },
        { role: 'ĐẠI DIỆN BÊN A', name: personName(random, 'nam') },
      );
      w.ask('paraphrase', `Hợp đồng thay ${main} trị giá bao nhiêu?`, fact);
      w.ask('known-item', `phạt chậm tiến độ hợp đồng cải tạo ${main}`, fine);
    });
    t.add('BB', 200, { subject: `Nghiệm thu hoàn thành ${main}`, cites: [contract, letter] }, (w) => {
      w.paragraph(`Căn cứ ${citation(contract)}, hôm nay các bên tiến hành nghiệm thu.`);
      w.items(
        '1. Thành phần: đại diện chủ đầu tư, tư vấn giám sát, nhà thầu và ban giám sát cộng đồng.',
        `2. Khối lượng: lắp đặt ${grouped(length)} m ống, ${random.whole(4, 30)} van, ${homes} đồng hồ.`,
      );
      const fact = `Thử áp lực ${decimal(random.between(5, 9))} bar trong ${random.whole(2, 24)} giờ, không rò rỉ; chất lượng nước đạt quy chuẩn.`;
      w.items(
        `3. Chất lượng: ${fact}`,
        `4. Tồn tại: ${random.say('{tái lập mặt đường chưa phẳng, nhà thầu sửa trong 07 ngày|thiếu 02 nắp hố van|không có}')}.`,
      );
      w.paragraph('Kết luận: chấp nhận nghiệm thu, đưa công trình vào sử dụng. Biên bản lập thành 04 bản.');
      w.signatures(
        { role: 'NHÀ THẦU', name: personName(random) },
        { role: 'CHỦ ĐẦU TƯ', name: personName(random) },
      );
      w.ask('known-item', `nghiệm thu ${main}`, fact);
    });
    return `Cấp nước sinh hoạt tại ${where} năm ${t.year}`;
  },
};
