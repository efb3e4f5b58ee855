import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { neighbourhood, personName, school, street } from '../names.ts';
import { citation, placeOf, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, figuresAnnex } from './annexes.ts';

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
