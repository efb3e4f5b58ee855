import { decimal, grouped, money, moneyWithWords } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName, street } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';

const works = [
  'mở rộng đường {name}',
  'xây dựng kè chống sạt lở bờ sông đoạn {name}',
  'xây dựng khu tái định cư {name}',
  'nạo vét kênh thoát nước {name}',
  'xây dựng trạm y tế và công viên {name}',
  'nâng cấp bến phà {name}',
  'xây dựng trường học khu vực {name}',
];

/** Land clearance: notice, inventory, compensation plan, decision, adjustment, urging letter. */
export const landClearance: Story = {
  topic: 'land',
  keepers: ['H97.21', 'H97.22', 'H97.20', 'H97.21', 'H97.22'],
  from: 1994,
  to: 2024,
  mode: '01',
  retention: '01',
  tell(t) {
    const { random } = t;
    const project = random.pick(works).replace('{name}', street(random));
    const households = random.whole(9, 240);
    const area = random.whole(1800, 96000);
    const price = (t.year < 2004 ? random.whole(80, 400) : random.whole(900, 6800)) * 1000;
    const total = area * price + households * random.whole(12, 60) * 1_000_000;
    const affected = Array.from({ length: Math.min(households, random.whole(8, 26)) }, () =>
      personName(random),
    );
    const deadline = t.day(210);
    const law = lawOf('land', t.year);
    const rules = t.precedent('bồi thường');
    const notice = t.add('TB', 0, { subject: `Về việc thu hồi đất để thực hiện dự án ${project}` }, (w) => {
      w.recital(`Căn cứ ${law};`);
      for (const rule of rules) w.recital(`Căn cứ ${citation(rule)};`);
      w.paragraph(`${nameOn(t.keeper, t.start)} thông báo như sau:`);
      const fact = `Thu hồi đất của ${households} hộ gia đình, cá nhân với tổng diện tích ${grouped(area)} m² trên địa bàn ${t.place}.`;
      w.paragraph(
        `1. ${fact} Vị trí, ranh giới khu đất được xác định theo ${random.say('{trích đo địa chính|bản đồ địa chính chỉnh lý}')} do Văn phòng Đăng ký quyền sử dụng đất lập.`,
      );
      w.paragraph(
        `2. Lý do thu hồi: để thực hiện dự án ${project}${random.say(', phục vụ {phát triển kinh tế - xã hội vì lợi ích công cộng|chỉnh trang khu dân cư|giao thông đi lại của nhân dân}')}.`,
      );
      w.paragraph(
        `3. Thời gian điều tra, khảo sát, đo đạc, kiểm đếm: bắt đầu từ ${longDate(t.day(15))}. Người sử dụng đất có trách nhiệm phối hợp với tổ chức làm nhiệm vụ bồi thường, giải phóng mặt bằng.`,
      );
      w.paragraph(
        '4. Trong thời gian chờ bồi thường, các hộ không được chuyển nhượng, xây dựng mới, cơi nới hoặc trồng mới cây lâu năm trong phạm vi thu hồi.',
      );
      w.ask('paraphrase', `Bao nhiêu nhà dân bị mất đất vì dự án ${project}?`, fact);
    });
    const plan = t.add(
      'QĐ',
      120,
      {
        subject: `Về việc phê duyệt phương án bồi thường, hỗ trợ và tái định cư dự án ${project}`,
        cites: [notice, ...rules],
      },
      (w) => {
        w.recital(`Căn cứ ${lawOf('government', t.year)};`);
        w.recital(`Căn cứ ${law};`);
        for (const rule of rules) w.recital(`Căn cứ ${citation(rule)};`);
        w.recital(`Căn cứ ${citation(notice)};`);
        w.recital(`Xét đề nghị của Hội đồng bồi thường, hỗ trợ và tái định cư ${t.place},`);
        w.centered('QUYẾT ĐỊNH:');
        const fact = `Tổng kinh phí bồi thường, hỗ trợ là ${moneyWithWords(total)}.`;
        w.article(
          `Phê duyệt phương án bồi thường, hỗ trợ và tái định cư dự án ${project} đối với ${households} hộ gia đình, cá nhân, diện tích thu hồi ${grouped(area)} m². ${fact} Chi tiết theo phụ lục kèm theo.`,
        );
        const rate = `Đơn giá bồi thường đất ở tại mặt tiền là ${money(price)}/m²; đất trồng cây lâu năm là ${money(price * 0.28)}/m².`;
        w.article(
          `${rate} Hộ phải di chuyển chỗ ở được hỗ trợ ${money(random.whole(3, 12) * 1_000_000)}/hộ và được thuê nhà tạm cư trong ${random.whole(4, 9)} tháng.`,
        );
        const handover = `Các hộ nhận tiền và bàn giao mặt bằng trước ${longDate(deadline)}.`;
        w.article(
          `Trung tâm Phát triển quỹ đất chủ trì chi trả tiền một lần, công khai tại trụ sở. ${handover} Hộ bàn giao trước hạn được thưởng ${money(random.whole(2, 8) * 1_000_000)}.`,
        );
        w.article(
          `Chánh Văn phòng, Trưởng phòng Tài nguyên và Môi trường, Trưởng phòng Tài chính - Kế hoạch, các hộ có tên trong phụ lục và thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này./.`,
        );
        w.annex(
          'PHỤ LỤC',
          `Kinh phí bồi thường, hỗ trợ theo từng hộ`,
          'Kèm theo Quyết định phê duyệt phương án bồi thường',
        );
        const rows = affected.map((name, index) => {
          const own = random.whole(24, 620);
          return [
            String(index + 1),
            name,
            `${random.whole(1, 60)}/${random.whole(1, 420)}`,
            grouped(own),
            grouped(Math.round((own * price) / 1000)),
            random.pick(['', '', 'Tái định cư', 'Tạm cư']),
          ];
        });
        w.table(
          [
            { title: 'TT', share: 1, align: 'center' },
            { title: 'Chủ sử dụng đất', share: 5 },
            { title: 'Tờ/thửa', share: 2, align: 'center' },
            { title: 'Diện tích (m²)', share: 2.4, align: 'right' },
            { title: 'Thành tiền (nghìn đồng)', share: 3, align: 'right' },
            { title: 'Ghi chú', share: 2.4 },
          ],
          rows,
        );
        w.ask('paraphrase', `Tiền đền bù giải tỏa cho dự án ${project} hết tất cả bao nhiêu?`, fact);
        w.ask('known-item', `hạn bàn giao mặt bằng dự án ${project}`, handover);
        w.ask('unaccented', `don gia boi thuong dat o du an ${project}`, rate);
      },
    );
    const minutes = t.add(
      'BB',
      150,
      { subject: `Kiểm kê đất đai, tài sản gắn liền với đất của hộ ${affected[0]}`, mode: '02' },
      (w) => {
        const owner = affected[0] ?? '';
        const trees = random.whole(3, 60);
        const house = decimal(random.between(32, 210));
        w.paragraph(
          `Hôm nay, ${longDate(t.day(150))}, tại thửa đất số ${random.whole(3, 400)}, tờ bản đồ số ${random.whole(2, 60)}, ${t.place}, tổ kiểm kê tiến hành kiểm đếm tài sản của hộ ${owner} phục vụ dự án ${project}.`,
        );
        w.heading('I. Thành phần');
        w.items(
          `1. Ông ${personName(random, 'nam')} - Trung tâm Phát triển quỹ đất, tổ trưởng;`,
          `2. Bà ${personName(random, 'nữ')} - công chức địa chính;`,
          `3. Ông (bà) ${owner} - chủ sử dụng đất.`,
        );
        w.heading('II. Kết quả kiểm đếm');
        const fact = `Nhà ở một tầng, tường gạch, mái ${random.say('{tôn|ngói|bê tông}')}, diện tích xây dựng ${house} m², xây năm ${t.year - random.whole(3, 30)}.`;
        w.items(
          `- ${fact}`,
          `- Cây trồng: ${trees} cây ${random.say('{dừa|xoài|mít|nhãn}')} đang cho quả; ${random.whole(2, 30)} bụi chuối.`,
          `- ${random.say('{Giếng khoan sâu|Hàng rào lưới B40 dài|Mương thoát nước dài}')} ${random.whole(12, 90)} m.`,
        );
        w.paragraph(
          `Chủ hộ ${random.say('{thống nhất với kết quả kiểm đếm|đề nghị xem xét thêm phần mái hiên|đề nghị được bố trí nền tái định cư gần nơi ở cũ}')}. Biên bản lập thành 03 bản có giá trị như nhau, đã đọc cho mọi người cùng nghe và ký tên.`,
        );
        w.signatures({ role: 'CHỦ HỘ', name: owner }, { role: 'TỔ TRƯỞNG', name: personName(random, 'nam') });
        w.ask('known-item', `biên bản kiểm kê nhà ở của hộ ${owner}`, fact);
      },
    );
    if (random.chance(0.6)) {
      const more = random.whole(3, 18) * 10_000_000;
      t.add(
        'QĐ',
        260,
        {
          subject: `Về việc điều chỉnh phương án bồi thường, hỗ trợ và tái định cư dự án ${project}`,
          amends: [plan],
          cites: [minutes],
        },
        (w) => {
          w.recital(`Căn cứ ${law};`);
          w.recital(`Căn cứ ${citation(plan)};`);
          w.recital('Theo đề nghị của Trưởng phòng Tài nguyên và Môi trường,');
          w.centered('QUYẾT ĐỊNH:');
          const fact = `Bổ sung kinh phí ${moneyWithWords(more)} cho ${random.whole(2, 8)} hộ có tài sản kiểm kê sót.`;
          w.article(`Sửa đổi, bổ sung Điều 1 ${citation(plan)} như sau: ${fact}`);
          w.article(
            `Các nội dung khác giữ nguyên theo Quyết định số ${plan.number}. Nguồn kinh phí: ${random.say('{ngân sách thành phố|tiền sử dụng đất|nguồn vốn đầu tư công trung hạn}')}.`,
          );
          w.article(
            'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng và các cơ quan liên quan chịu trách nhiệm thi hành./.',
          );
          w.ask('paraphrase', `Dự án ${project} được cấp thêm bao nhiêu tiền đền bù do kiểm kê sót?`, fact);
        },
      );
    }
    if (random.chance(0.6)) {
      t.add(
        'CV',
        290,
        {
          subject: `đẩy nhanh tiến độ giải phóng mặt bằng dự án ${project}`,
          issuer: t.agency('H97'),
          cites: [plan],
        },
        (w) => {
          const left = random.whole(2, 19);
          w.centered(`Kính gửi: ${nameOn(t.keeper, t.start)}`, {});
          w.paragraph(
            `Qua theo dõi, đến nay dự án ${project} còn chậm so với tiến độ. Tại ${citation(plan)}, các hộ phải bàn giao mặt bằng trước ${longDate(deadline)}.`,
          );
          const fact = `Hiện còn ${left} hộ chưa nhận tiền và chưa bàn giao mặt bằng.`;
          w.paragraph(
            `${fact} Ủy ban nhân dân thành phố yêu cầu tập trung vận động, đối thoại; trường hợp cố tình không chấp hành thì lập hồ sơ cưỡng chế theo quy định, báo cáo kết quả trước ${longDate(t.day(320))}./.`,
          );
          w.ask('paraphrase', `Còn mấy hộ chưa chịu giao mặt bằng dự án ${project}?`, fact);
        },
      );
    }
    return `Hồ sơ bồi thường, giải phóng mặt bằng dự án ${project}`;
  },
};
