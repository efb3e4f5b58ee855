import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { neighbourhood } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, figuresAnnex } from './annexes.ts';

/** Flood defence: directive, plan, telegram in the storm, damage report, relief decision. */
export const floodDefence: Story = {
  topic: 'flood defence',
  keepers: ['H97.03', 'H97.04', 'H97.22', 'H97', 'H97.20', 'H97.22.01', 'H97.42'],
  from: 1978,
  to: 2026,
  mode: '01',
  retention: '03',
  tell(t) {
    const { random } = t;
    const dike = `đê bao ${random.pick(['Vàm Nhỏ', 'Cồn Dơi', 'Bàu Sậy', 'Rạch Lá', 'Gò Trầm', 'Láng Tròn'])}`;
    const storm = random.whole(2, 12);
    const houses = random.whole(12, 1400);
    const fields = random.whole(30, 4200);
    const loss = random.whole(2, 90) * (t.year < 1995 ? 40_000_000 : 700_000_000);
    const directive = t.add(
      'CT',
      0,
      { subject: `Về việc tăng cường công tác phòng, chống lụt, bão và bảo vệ ${dike} năm ${t.year}` },
      (w) => {
        w.paragraph(
          `Theo dự báo, mùa mưa bão năm ${t.year} diễn biến phức tạp${random.say(', {mực nước sông dâng cao hơn trung bình nhiều năm|triều cường có khả năng vượt báo động III|bão có thể đổ bộ trực tiếp}')}. Để chủ động phòng, chống, ${nameOn(t.keeper, t.start)} chỉ thị:`,
        );
        const fact = `Mỗi ${random.say('{ấp|khu phố|đơn vị}')} tổ chức một đội xung kích ${random.whole(20, 60)} người, chuẩn bị sẵn ${grouped(random.whole(500, 6000))} bao cát và ${random.whole(50, 800)} cọc tre tại ${dike}.`;
        w.paragraph(`1. ${fact}`);
        w.paragraph(
          `2. Kiểm tra, tu bổ các đoạn đê xung yếu dài ${grouped(random.whole(150, 4800))} m xong trước ${longDate(t.day(45))}; cấm trâu bò qua lại và đào xẻ thân đê.`,
        );
        w.paragraph(
          '3. Thực hiện phương châm bốn tại chỗ: chỉ huy tại chỗ, lực lượng tại chỗ, phương tiện và vật tư tại chỗ, hậu cần tại chỗ.',
        );
        w.paragraph(
          '4. Trực ban 24/24 giờ khi có tin áp thấp nhiệt đới; báo cáo mỗi ngày hai lần vào 6 giờ và 17 giờ.',
        );
        w.paragraph(
          'Nhận được Chỉ thị này, thủ trưởng các ngành, các cấp nghiêm túc triển khai thực hiện./.',
        );
        w.ask(
          'paraphrase',
          `Năm ${t.year} phải chuẩn bị bao nhiêu người, bao nhiêu bao cát để giữ ${dike}?`,
          fact,
        );
      },
    );
    const telegram = t.add(
      'CĐ',
      95,
      {
        subject: `Về việc ứng phó khẩn cấp cơn bão số ${storm} năm ${t.year} trên địa bàn ${t.place}`,
        urgency: 'HỎA TỐC',
      },
      (w) => {
        w.centered(`${nameOn(t.keeper, t.start).toLocaleUpperCase('vi')} ĐIỆN:`, {});
        w.items(
          '- Ban Chỉ huy phòng, chống thiên tai các đơn vị;',
          '- Các cơ quan, trường học, doanh nghiệp trên địa bàn.',
        );
        const fact = `Toàn bộ học sinh nghỉ học từ 12 giờ 00 ${longDate(t.day(95))} cho đến khi có thông báo mới.`;
        const boats = `Di dời ${grouped(houses)} hộ dân ở vùng trũng ven ${dike} đến nơi an toàn trước ${random.whole(15, 20)} giờ cùng ngày.`;
        w.paragraph(
          `Bão số ${storm} đang cách bờ ${random.whole(120, 420)} km, sức gió mạnh cấp ${random.whole(8, 12)}. Yêu cầu:`,
        );
        w.items(
          `1. ${boats}`,
          `2. ${fact}`,
          '3. Kêu gọi tàu thuyền vào bờ, cấm ra khơi; cắt tỉa cây xanh, chằng chống nhà cửa.',
          '4. Công an, quân sự bố trí lực lượng chốt chặn các bến đò, ngầm tràn./.',
        );
        w.ask('paraphrase', `Học sinh được nghỉ học tránh bão số ${storm} năm ${t.year} từ lúc nào?`, fact);
        w.ask('known-item', `công điện ứng phó bão số ${storm} năm ${t.year}`, boats);
      },
    );
    const report = t.add(
      'BC',
      104,
      {
        subject: `Tình hình thiệt hại do bão số ${storm} năm ${t.year} gây ra tại ${t.place} và công tác khắc phục hậu quả`,
        cites: [directive, telegram],
      },
      (w) => {
        w.paragraph(`Thực hiện ${citation(telegram)}, ${nameOn(t.keeper, t.start)} báo cáo như sau:`);
        w.heading('I. THIỆT HẠI');
        const fact = `Bão làm sập, tốc mái ${grouped(houses)} căn nhà, ngập ${grouped(fields)} ha lúa và hoa màu, ước thiệt hại ${money(loss)}.`;
        w.paragraph(
          `${fact} ${random.say('{Không có thiệt hại về người|Có 02 người bị thương nhẹ, đã được điều trị}')}. ${dike.charAt(0).toLocaleUpperCase('vi')}${dike.slice(1)} sạt lở ${random.whole(2, 14)} đoạn, dài ${grouped(random.whole(60, 1900))} m.`,
        );
        w.table(
          [
            { title: 'Địa bàn', share: 5 },
            { title: 'Nhà hư hỏng', share: 2.4, align: 'right' },
            { title: 'Lúa ngập (ha)', share: 2.4, align: 'right' },
            { title: 'Gia súc, gia cầm chết', share: 3, align: 'right' },
          ],
          Array.from({ length: random.whole(6, 14) }, () => [
            neighbourhood(random, true),
            String(random.whole(0, 90)),
            decimal(random.between(0, 160)),
            grouped(random.whole(0, 2400)),
          ]),
        );
        w.heading('II. CÔNG TÁC KHẮC PHỤC');
        w.items(
          `- Huy động ${grouped(random.whole(120, 2600))} ngày công gia cố đê, tiêu úng bằng ${random.whole(3, 28)} máy bơm.`,
          `- Cấp ${random.whole(2, 60)} tấn gạo, ${grouped(random.whole(100, 3000))} thùng mì và thuốc khử trùng nước cho nhân dân vùng ngập.`,
          `- Trường học hoạt động trở lại từ ${longDate(t.day(100))}.`,
        );
        w.heading('III. KIẾN NGHỊ');
        w.paragraph(
          `Đề nghị cấp trên hỗ trợ ${money(loss * 0.2)} để tu bổ ${dike}, hỗ trợ giống lúa ngắn ngày cho ${grouped(Math.round(fields * 0.4))} ha gieo sạ lại.`,
        );
        assessment(w, t);
        figuresAnnex(w, t, `Báo cáo thiệt hại do bão số ${storm}`, 'Nhà bị ảnh hưởng');
        w.ask(
          'paraphrase',
          `Cơn bão số ${storm} năm ${t.year} làm hư bao nhiêu nhà và mất bao nhiêu tiền?`,
          fact,
        );
        w.ask('unaccented', `thiet hai do bao so ${storm} nam ${t.year}`, fact);
      },
    );
    t.add(
      'QĐ',
      125,
      {
        subject: `Về việc hỗ trợ kinh phí khắc phục hậu quả bão số ${storm} năm ${t.year} tại ${t.place}`,
        issuer: t.agency('H97'),
        cites: [report],
      },
      (w) => {
        w.recital(`Căn cứ ${lawOf('dikes', t.year)};`);
        w.recital(`Xét ${citation(report)},`);
        w.centered('QUYẾT ĐỊNH:');
        const fact = `Mức hỗ trợ: nhà sập hoàn toàn ${money(random.whole(5, 40) * 1_000_000)}/căn; nhà tốc mái ${money(random.whole(1, 5) * 1_000_000)}/căn; lúa mất trắng ${money(random.whole(1, 4) * 1_000_000)}/ha.`;
        w.article(
          `Trích ngân sách dự phòng ${money(loss * 0.11)} hỗ trợ nhân dân khắc phục hậu quả bão số ${storm}. ${fact}`,
        );
        w.article(
          'Việc chi trả phải công khai, đúng đối tượng, hoàn thành trong 15 ngày; nghiêm cấm cào bằng, khấu trừ vào các khoản nợ của dân.',
        );
        w.article(
          `${nameOn(t.keeper, t.start)} và các cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này./.`,
        );
        w.ask('paraphrase', `Nhà sập vì bão số ${storm} năm ${t.year} được cho bao nhiêu tiền?`, fact);
      },
    );
    return `Phòng, chống lụt, bão và bảo vệ ${dike} năm ${t.year}`;
  },
};
