import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, taskAnnex } from './annexes.ts';

const fields = [
  'đất đai',
  'xây dựng cơ bản',
  'hộ tịch',
  'tài chính - kế toán',
  'tổ chức cán bộ',
  'giáo dục',
  'y tế',
  'thủy lợi',
  'khiếu nại, tố cáo',
  'thi đua, khen thưởng',
  'bản đồ địa chính',
  'người có công',
];

/** Work of the historical archive: a digitization plan, a handover, a report on papers at risk. */
export const archiveWork: Story = {
  topic: 'archives',
  keepers: ['H97.90', 'H97.01', 'H97.90'],
  from: 2000,
  to: 2026,
  mode: '01',
  retention: '02',
  tell(t) {
    const { random } = t;
    const fonds = random.pick(t.world.fonds.filter((candidate) => candidate.closed !== undefined));
    const field = random.pick(fields);
    const metres = decimal(random.between(8, 190));
    const pages = random.whole(40, 900) * 1000;
    const plan = t.add(
      'KH',
      0,
      { subject: `Chỉnh lý và số hóa tài liệu ${field} ${fonds.name} năm ${t.year}` },
      (w) => {
        w.recital(`Căn cứ ${lawOf('archives', t.year)};`);
        for (const rule of t.precedent('tài liệu lưu trữ')) w.recital(`Căn cứ ${citation(rule)};`);
        w.paragraph(
          `${nameOn(t.keeper, t.start)} ban hành Kế hoạch chỉnh lý và số hóa tài liệu ${fonds.name} như sau:`,
        );
        w.heading('I. KHỐI LƯỢNG');
        const fact = `Khối tài liệu gồm ${metres} mét giá, ước ${grouped(pages)} trang A4, trong đó ${random.whole(2, 14)}% giấy ố, rách cần tu bổ trước khi quét.`;
        w.paragraph(fact);
        w.heading('II. YÊU CẦU KỸ THUẬT');
        w.items(
          '1. Ảnh màu 24 bit, độ phân giải tối thiểu 200 dpi; bản vẽ, bản đồ 300 dpi.',
          '2. Tệp PDF hai lớp, tên tệp gồm mã hồ sơ và số thứ tự văn bản trong hồ sơ.',
          `3. Kiểm tra ngẫu nhiên ${random.whole(5, 20)}% số trang; tỷ lệ lỗi trên ${random.whole(1, 5)}% thì trả lại toàn bộ lô.`,
          '4. Tài liệu có dấu mật được tách riêng, không quét trên máy nối mạng.',
        );
        w.heading('III. TIẾN ĐỘ, KINH PHÍ');
        const cost = `Kinh phí thực hiện ${money(pages * random.whole(2200, 4800))}, hoàn thành trước ${longDate(t.day(320))}.`;
        w.paragraph(`${cost} Nhân sự: ${random.whole(6, 30)} người, chia ${random.whole(2, 4)} tổ.`);
        duties(w, t);
        taskAnnex(w, t, `Kế hoạch chỉnh lý và số hóa năm ${t.year}`);
        w.ask(
          'paraphrase',
          `Tài liệu ${fonds.name} có bao nhiêu mét giá và bao nhiêu trang cần số hóa?`,
          fact,
        );
        w.ask('known-item', `kế hoạch số hóa ${fonds.name} năm ${t.year}`, cost);
      },
    );
    t.add(
      'BB',
      60,
      { subject: `Giao nhận tài liệu ${field} ${fonds.name} năm ${t.year}`, cites: [plan] },
      (w) => {
        w.paragraph(
          `Căn cứ ${citation(plan)}; hôm nay, ${longDate(t.day(60))}, tại kho số ${random.whole(1, 6)}, hai bên tiến hành giao nhận tài liệu.`,
        );
        w.items(
          `Bên giao: ông ${personName(random, 'nam')}, phụ trách lưu trữ.`,
          `Bên nhận: bà ${personName(random, 'nữ')}, ${nameOn(t.keeper, t.start)}.`,
        );
        const fact = `Số lượng: ${grouped(random.whole(200, 9000))} hồ sơ, ${random.whole(60, 1400)} hộp, thời gian tài liệu từ năm ${random.whole(1975, 1999)} đến năm ${random.whole(2000, t.year)}.`;
        w.items(
          `1. ${fact}`,
          `2. Tình trạng: ${random.say('{tương đối tốt, có mục lục|chưa chỉnh lý, nhiều bó lẫn bản trùng thừa|một số hộp bị ẩm mốc do ngập nước}')}; kèm ${random.whole(2, 20)} quyển mục lục.`,
          `3. Hồ sơ chưa tìm thấy: ${random.whole(0, 30)} hồ sơ, bên giao bổ sung trong ${random.whole(15, 60)} ngày.`,
        );
        w.paragraph('Biên bản lập thành 02 bản, mỗi bên giữ 01 bản.');
        w.signatures(
          { role: 'ĐẠI DIỆN BÊN GIAO', name: personName(random, 'nam') },
          { role: 'ĐẠI DIỆN BÊN NHẬN', name: personName(random, 'nữ') },
        );
        w.ask('paraphrase', `Khi bàn giao ${fonds.name} đếm được bao nhiêu hồ sơ, bao nhiêu hộp?`, fact);
      },
    );
    t.add(
      'BC',
      300,
      { subject: `Kết quả chỉnh lý và số hóa tài liệu ${field} ${fonds.name} năm ${t.year}`, cites: [plan] },
      (w) => {
        w.paragraph(`Thực hiện ${citation(plan)}, kết quả như sau:`);
        const fact = `Đã quét ${grouped(Math.round(pages * random.between(0.6, 1)))} trang, đạt ${random.whole(60, 100)}% kế hoạch; ${grouped(random.whole(10, 900))} trang mờ chữ phải quét lại.`;
        w.paragraph(fact);
        w.table(
          [
            { title: 'Giai đoạn', share: 4 },
            { title: 'Số hồ sơ', share: 2.4, align: 'right' },
            { title: 'Số trang', share: 2.4, align: 'right' },
            { title: 'Tình trạng vật lý', share: 4 },
          ],
          ['1975 - 1985', '1986 - 1997', '1998 - 2010', '2011 - 2020', 'sau 2020'].map((span) => [
            span,
            grouped(random.whole(80, 2400)),
            grouped(random.whole(900, 90000)),
            random.pick(['Bình thường', 'Giấy pơ-luya, dễ rách', 'Ố vàng', 'Mực phai']),
          ]),
        );
        assessment(w, t);
        w.paragraph(
          `Kiến nghị: ${random.say('{bổ sung giá kệ chống cháy|trang bị máy quét khổ lớn cho bản đồ|khử trùng kho trước mùa mưa|cấp kinh phí tu bổ giấy pơ-luya}')} trong năm ${t.year + 1}./.`,
        );
        w.ask('paraphrase', `Đợt số hóa ${fonds.name} năm ${t.year} quét được bao nhiêu trang?`, fact);
      },
    );
    return `Chỉnh lý, số hóa tài liệu ${fonds.name} năm ${t.year}`;
  },
};
