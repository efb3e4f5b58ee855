import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, figuresAnnex, taskAnnex } from './annexes.ts';

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

/** The reform of 2025: duties of the new committee, handover of files, first report, staff letter. */
export const merger: Story = {
  topic: 'merger',
  keepers: ['H97.41', 'H97.42', 'H97', 'H97.04'],
  from: 2025,
  to: 2026,
  mode: '01',
  retention: '01',
  tell(t) {
    const { random } = t;
    const former = t.world.successions.filter((step) => step.successor === t.keeper.code);
    const chosen =
      former.length > 0
        ? t.agency(random.pick(former).predecessor)
        : t.agency(random.pick(['H97.21', 'H97.22']));
    const files = random.whole(900, 26000);
    const since = random.whole(1998, 2018);
    const field = `${random.pick(fields)} các năm ${since} - ${random.whole(since + 1, 2024)}`;
    const decision = t.add(
      'QĐ',
      2,
      {
        subject: `Về việc phân công tiếp nhận, bàn giao hồ sơ, tài sản lĩnh vực ${field} của ${chosen.name}`,
      },
      (w) => {
        w.recital(`Căn cứ ${lawOf('government', 2025)};`);
        w.recital(`Căn cứ ${lawOf('archives', 2025)};`);
        w.recital(`Căn cứ ${former[0]?.legalBasis ?? 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'};`);
        w.centered('QUYẾT ĐỊNH:');
        const fact = `Tổ tiếp nhận gồm ${random.whole(5, 15)} người do ông (bà) ${personName(random)} làm Tổ trưởng, làm việc từ ${longDate(t.day(4))} đến ${longDate(t.day(65))}.`;
        w.article(
          `Tiếp nhận toàn bộ hồ sơ, tài liệu lĩnh vực ${field}, con dấu, trang thiết bị của ${chosen.name}. ${fact}`,
        );
        const split =
          'Hồ sơ lưu vĩnh viễn giao Trung tâm Lưu trữ lịch sử; hồ sơ có thời hạn và hồ sơ đang giải quyết giao đơn vị kế thừa nhiệm vụ, không để gián đoạn việc của dân.';
        w.article(split);
        w.article(
          `Trụ sở cũ được sử dụng làm ${random.say('{điểm tiếp nhận hồ sơ thứ hai|trạm y tế|nhà văn hóa khu phố|trường mầm non}')}; xe ô tô và máy tính điều chuyển theo biên bản kiểm kê.`,
        );
        w.article(
          'Chánh Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
        );
        w.ask('paraphrase', `Sau sáp nhập, giấy tờ lưu vĩnh viễn của ${chosen.name} giao cho ai?`, split);
        w.ask('known-item', `quyết định bàn giao hồ sơ ${chosen.name}`, fact);
      },
    );
    t.add(
      'BC',
      80,
      {
        subject: `Kết quả tiếp nhận hồ sơ, tài liệu lĩnh vực ${field} của ${chosen.name}`,
        cites: [decision],
      },
      (w) => {
        w.paragraph(`Thực hiện ${citation(decision)}, ${nameOn(t.keeper, t.start)} báo cáo:`);
        w.heading('1. Kết quả');
        const fact = `Đã tiếp nhận ${grouped(files)} hồ sơ, trong đó ${grouped(Math.round(files * 0.12))} hồ sơ thủ tục hành chính đang giải quyết.`;
        w.paragraph(`${fact} Số hồ sơ chưa rõ thời hạn bảo quản: ${grouped(random.whole(20, 900))}.`);
        w.table(
          [
            { title: 'Lĩnh vực', share: 5 },
            { title: 'Số hồ sơ', share: 2.5, align: 'right' },
            { title: 'Mét giá', share: 2, align: 'right' },
          ],
          ['Đất đai', 'Xây dựng', 'Hộ tịch', 'Tài chính', 'Nội vụ', 'Văn hóa - xã hội'].map((area) => [
            area,
            grouped(random.whole(40, 6000)),
            decimal(random.between(1, 44)),
          ]),
        );
        w.heading('2. Vướng mắc');
        w.paragraph(
          `${random.say('{Kho chật, một phần hồ sơ phải để ở hành lang|Mục lục viết tay, khó tra cứu|Thiếu người biết nghiệp vụ lưu trữ|Hai phần mềm cũ không chuyển được dữ liệu}')}; đề nghị ${random.say('{cấp kinh phí thuê kho|cho số hóa trước hồ sơ đất đai|bố trí thêm 02 biên chế văn thư}')}.`,
        );
        assessment(w, t);
        figuresAnnex(w, t, `Báo cáo kết quả tiếp nhận hồ sơ, tài liệu`, 'Hồ sơ đã nhận');
        w.ask(
          'paraphrase',
          `${nameOn(t.keeper, t.start)} nhận được bao nhiêu hồ sơ từ ${chosen.name}?`,
          fact,
        );
      },
    );
    t.add(
      'CV',
      20,
      {
        subject: `hướng dẫn người dân về giấy tờ lĩnh vực ${field} do ${chosen.name} cấp`,
        cites: [decision],
      },
      (w) => {
        w.centered('Kính gửi: Các cơ quan, đơn vị, khu phố, ấp trên địa bàn', {});
        const fact = `Giấy tờ do ${chosen.name} cấp trước ngày 01 tháng 7 năm 2025 còn thời hạn vẫn tiếp tục có giá trị, người dân không bắt buộc phải đổi.`;
        w.paragraph(
          `Để thuận lợi cho nhân dân sau sắp xếp đơn vị hành chính, ${nameOn(t.keeper, t.start)} hướng dẫn: ${fact}`,
        );
        w.paragraph(
          `Người có nhu cầu đổi địa chỉ trên giấy tờ được giải quyết trong ${random.whole(1, 5)} ngày làm việc, không thu lệ phí. Đường dây nóng: 0297 ${random.whole(300, 399)} ${random.whole(1000, 9999)}./.`,
        );
        w.ask('paraphrase', `Giấy tờ cũ của ${chosen.name} có phải đi đổi lại không?`, fact);
        w.ask('unaccented', `giay to do ${chosen.name} cap con gia tri khong`, fact);
      },
    );
    return `Tiếp nhận hồ sơ, tài sản của ${chosen.name}`;
  },
};

/** Secret papers, which ingest must set aside: never part of the archive, only of the quarantine folder. */
export const secretPaper: Story = {
  topic: 'secret',
  keepers: ['H97', 'H97.21', 'A97'],
  from: 1999,
  to: 2025,
  mode: '03',
  retention: '01',
  tell(t) {
    const { random } = t;
    const level = random.pick(['MẬT', 'TỐI MẬT', 'MẬT']);
    t.add(
      'PA',
      0,
      { subject: `Bảo đảm an ninh, trật tự khu vực diễn tập năm ${t.year}`, secrecy: level },
      (w) => {
        w.paragraph(
          `${nameOn(t.keeper, t.start)} xây dựng Phương án bảo đảm an ninh, trật tự khu vực diễn tập năm ${t.year} như sau:`,
        );
        w.items(
          `1. Lực lượng: ${random.whole(20, 200)} người, chia ${random.whole(3, 8)} chốt.`,
          `2. Thời gian: từ ${longDate(t.day(5))} đến ${longDate(t.day(9))}.`,
          '3. Tín hiệu liên lạc theo quy ước riêng, không trao đổi qua điện thoại.',
        );
        w.paragraph(
          'Phương án này chỉ phổ biến đến những người có tên trong danh sách; hết nhiệm vụ phải thu hồi./.',
        );
      },
    );
    return `Phương án bảo đảm an ninh khu vực diễn tập năm ${t.year}`;
  },
};
