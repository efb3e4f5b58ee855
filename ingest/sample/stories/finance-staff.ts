import { decimal, grouped, money, moneyWithWords } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName, street } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, figuresAnnex, taskAnnex } from './annexes.ts';

const spending = [
  'Chi sự nghiệp giáo dục',
  'Chi đầu tư xây dựng cơ bản',
  'Chi quản lý hành chính',
  'Chi bảo đảm xã hội',
  'Chi sự nghiệp kinh tế',
  'Chi quốc phòng, an ninh',
  'Chi sự nghiệp môi trường',
  'Chi văn hóa, thể thao',
  'Dự phòng ngân sách',
];

/** The yearly budget of a committee: proposal, allocation with a table, settlement report. */
export const budget: Story = {
  topic: 'budget',
  keepers: ['H97.21', 'H97.22', 'H97.21.01', 'H97.21.02', 'H97.22.01', 'H97.41', 'H97.42', 'H97.20'],
  from: 1988,
  to: 2026,
  mode: '01',
  retention: '02',
  tell(t) {
    const { random } = t;
    const scale = (t.keeper.level === 'district' ? 40 : 4) * (t.year < 2000 ? 0.05 : (t.year - 1990) / 12);
    const income = Math.round(random.between(6, 18) * scale) * 100_000_000;
    const spend = Math.round(income * random.between(0.92, 1.06));
    const lines = random
      .sample(spending, 7)
      .map((title) => ({ title, amount: Math.round((spend / 7) * random.between(0.4, 1.7)) }));
    const largest = lines.reduce((one, other) => (other.amount > one.amount ? other : one));
    const roof = `${random.pick(['sửa chữa trụ sở', 'nâng cấp đường', 'mua sắm máy tính', 'sửa chữa cầu'])} ${street(random)}`;
    const proposal = t.add(
      'TTr',
      0,
      { subject: `Về việc phê chuẩn dự toán thu, chi ngân sách ${t.place} năm ${t.year}` },
      (w) => {
        w.centered(`Kính gửi: Hội đồng nhân dân ${t.place}`, {});
        w.recital(`Căn cứ ${lawOf('budget', t.year)};`);
        w.paragraph(
          `${nameOn(t.keeper, t.start)} trình Hội đồng nhân dân ${t.place} xem xét, phê chuẩn dự toán ngân sách năm ${t.year} như sau:`,
        );
        const fact = `Tổng thu ngân sách trên địa bàn dự kiến ${money(income)}, tăng ${decimal(random.between(2, 21))}% so với ước thực hiện năm trước.`;
        w.paragraph(`1. ${fact}`);
        w.paragraph(
          `2. Tổng chi ngân sách ${money(spend)}; trong đó bố trí ${money(spend * 0.03)} cho công trình ${roof}.`,
        );
        w.paragraph(
          random.say(
            '3. {Nguyên tắc phân bổ: ưu tiên chi cho con người, các khoản chi có tính chất bắt buộc, triệt để tiết kiệm hội nghị, tiếp khách|Giải pháp: khai thác các nguồn thu từ chợ, bến bãi; chống thất thu thuế hộ kinh doanh|Giữ lại 10% chi thường xuyên làm nguồn cải cách tiền lương}.',
          ),
        );
        w.paragraph(`Kính trình Hội đồng nhân dân ${t.place} xem xét, quyết định./.`);
        w.ask('paraphrase', `Năm ${t.year} ${t.place} định thu ngân sách bao nhiêu tiền?`, fact);
      },
    );
    const allocation = t.add(
      'QĐ',
      25,
      { subject: `Về việc giao dự toán thu, chi ngân sách ${t.place} năm ${t.year}`, cites: [proposal] },
      (w) => {
        w.recital(`Căn cứ ${lawOf('government', t.year)};`);
        w.recital(`Căn cứ ${lawOf('budget', t.year)};`);
        w.recital(`Căn cứ nghị quyết của Hội đồng nhân dân ${t.place} về dự toán ngân sách năm ${t.year};`);
        w.recital(`Xét ${citation(proposal)},`);
        w.centered('QUYẾT ĐỊNH:');
        w.article(
          `Giao dự toán thu, chi ngân sách nhà nước năm ${t.year} cho các đơn vị thuộc ${t.place}: tổng thu ${moneyWithWords(income)}; tổng chi ${money(spend)}. Chi tiết theo phụ lục kèm theo.`,
        );
        const saving = `Các đơn vị giữ lại ${random.whole(5, 15)}% dự toán chi thường xuyên để tạo nguồn điều chỉnh tiền lương.`;
        w.article(
          `${saving} Việc mua sắm tài sản phải thực hiện đấu thầu theo quy định, không mua sắm ngoài dự toán.`,
        );
        w.article(
          'Kho bạc Nhà nước, bộ phận tài chính - kế toán và thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định này./.',
        );
        w.annex(
          'PHỤ LỤC',
          `Dự toán chi ngân sách năm ${t.year}`,
          `Kèm theo Quyết định giao dự toán năm ${t.year} của ${nameOn(t.keeper, t.start)}`,
        );
        w.table(
          [
            { title: 'TT', share: 1, align: 'center' },
            { title: 'Nội dung chi', share: 6 },
            { title: 'Dự toán (nghìn đồng)', share: 3, align: 'right' },
            { title: 'So với năm trước', share: 2.2, align: 'right' },
          ],
          lines.map((line, index) => [
            String(index + 1),
            line.title,
            grouped(line.amount / 1000),
            `${decimal(random.between(84, 128))}%`,
          ]),
        );
        w.ask('known-item', `dự toán ngân sách năm ${t.year} của ${t.place}`, saving);
      },
    );
    t.add(
      'BC',
      140,
      { subject: `Tình hình thực hiện ngân sách ${t.place} 6 tháng đầu năm ${t.year}`, cites: [allocation] },
      (w) => {
        const done = decimal(random.between(38, 67));
        w.paragraph(
          `Thực hiện ${citation(allocation)}, ${nameOn(t.keeper, t.start)} báo cáo tình hình thực hiện ngân sách 6 tháng đầu năm ${t.year} như sau:`,
        );
        w.heading('I. VỀ THU NGÂN SÁCH');
        const fact = `Thu ngân sách 6 tháng ước đạt ${money(income * 0.5)}, bằng ${done}% dự toán năm.`;
        w.paragraph(
          `${fact} ${random.say('{Khoản thu từ chợ và bến bãi vượt kế hoạch|Thuế ngoài quốc doanh đạt thấp do nhiều hộ nghỉ kinh doanh|Lệ phí trước bạ tăng cao do chuyển nhượng nhà đất sôi động}')}.`,
        );
        w.heading('II. VỀ CHI NGÂN SÁCH');
        w.paragraph(
          `Tổng chi ước ${money(spend * 0.47)}. Khoản chi lớn nhất là ${largest.title.toLocaleLowerCase('vi')} với ${money(largest.amount * 0.5)}. Công trình ${roof} ${random.say('{đã nghiệm thu|đang thi công, đạt 60% khối lượng|chưa khởi công do vướng thủ tục}')}.`,
        );
        w.heading('III. KHÓ KHĂN VÀ GIẢI PHÁP');
        w.items(
          random.say(
            '- {Một số khoản chi phát sinh do thiên tai chưa có nguồn bù đắp|Việc quyết toán của các đơn vị trực thuộc còn chậm|Nợ thuế của các hộ tiểu thương kéo dài}.',
          ),
          random.say(
            '- {Đôn đốc thu nợ thuế trước ngày 30 tháng 9|Rà soát, cắt giảm 10% chi hội nghị, khánh tiết|Điều chuyển nguồn dự phòng theo thẩm quyền}.',
          ),
        );
        assessment(w, t);
        figuresAnnex(w, t, `Báo cáo thực hiện ngân sách 6 tháng đầu năm ${t.year}`, 'Đã nộp (nghìn đồng)');
        w.ask(
          'paraphrase',
          `Nửa đầu năm ${t.year} ${t.place} thu ngân sách được bao nhiêu phần trăm kế hoạch?`,
          fact,
        );
      },
    );
    return `Hồ sơ ngân sách ${t.place} năm ${t.year}`;
  },
};

const posts = [
  'Trưởng phòng Tài nguyên và Môi trường',
  'Phó Trưởng phòng Tư pháp',
  'Hiệu trưởng Trường Tiểu học Sao Mai',
  'Phó Chánh Văn phòng',
  'Trạm trưởng Trạm Y tế Vàm Nhỏ',
  'Giám đốc Trung tâm Văn hóa - Thể thao',
  'Phó Giám đốc Ban Quản lý chợ',
  'Trưởng phòng Văn thư - Lưu trữ',
];

/** Recruitment and appointment by the department of home affairs. */
export const staffing: Story = {
  topic: 'staffing',
  keepers: ['H97.01', 'H97.21', 'H97.22'],
  from: 1993,
  to: 2026,
  mode: '02',
  retention: '02',
  tell(t) {
    const { random } = t;
    const places = random.whole(6, 74);
    const fee = random.whole(2, 5) * 100_000;
    const names = Array.from({ length: random.whole(9, 22) }, () => personName(random));
    const chosen = names[0] ?? '';
    const post = random.pick(posts);
    const exam = t.day(70);
    const branch = random.pick([
      'giáo dục',
      'y tế',
      'địa chính',
      'tư pháp - hộ tịch',
      'văn hóa',
      'tài chính',
      'văn thư - lưu trữ',
      'nông nghiệp',
    ]);
    const round = `đợt ${random.whole(1, 4)} năm ${t.year}`;
    const plan = t.add(
      'KH',
      0,
      { subject: `Tuyển dụng công chức, viên chức ngành ${branch} ${round}`, mode: '01' },
      (w) => {
        w.recital(`Căn cứ ${lawOf('staff', t.year)};`);
        w.paragraph(
          `${nameOn(t.keeper, t.start)} ban hành Kế hoạch tuyển dụng công chức, viên chức năm ${t.year} như sau:`,
        );
        w.heading('I. CHỈ TIÊU VÀ ĐIỀU KIỆN');
        const fact = `Tổng số chỉ tiêu tuyển dụng là ${places} người, trong đó ngành giáo dục ${Math.round(places * 0.6)} người.`;
        w.paragraph(`1. ${fact}`);
        w.paragraph(
          `2. Người dự tuyển đủ 18 tuổi trở lên, ${random.say('{có hộ khẩu thường trú tại thành phố|không phân biệt hộ khẩu}')}, có văn bằng phù hợp, đủ sức khỏe và lý lịch rõ ràng.`,
        );
        w.heading('II. HỒ SƠ, THỜI GIAN, ĐỊA ĐIỂM');
        const time = `Nhận hồ sơ từ ${longDate(t.day(10))} đến ${longDate(t.day(40))}, lệ phí dự tuyển ${money(fee)}/người.`;
        w.paragraph(`1. ${time}`);
        w.paragraph(
          `2. Thi viết ${longDate(exam)} tại ${random.say('{Trường Trung học phổ thông Rạng Đông|Hội trường Trung tâm Chính trị|Trường Cao đẳng Nghề Tân Giang}')}; môn kiến thức chung ${random.whole(90, 180)} phút, môn chuyên ngành ${random.whole(60, 150)} phút.`,
        );
        w.heading('III. TỔ CHỨC THỰC HIỆN');
        w.items(
          '1. Hội đồng tuyển dụng công bố danh sách đủ điều kiện trước ngày thi 10 ngày.',
          '2. Thanh tra giám sát toàn bộ các khâu ra đề, coi thi, chấm thi.',
          `3. Ưu tiên: con liệt sĩ, con thương binh được cộng ${random.whole(5, 30)} điểm vào kết quả thi.`,
        );
        duties(w, t);
        taskAnnex(w, t, `Kế hoạch tuyển dụng năm ${t.year}`);
        w.ask('known-item', `kế hoạch tuyển dụng công chức năm ${t.year}`, fact);
        w.ask(
          'paraphrase',
          `Muốn thi công chức năm ${t.year} thì nộp hồ sơ từ ngày nào, đóng bao nhiêu tiền?`,
          time,
        );
      },
    );
    t.add(
      'TB',
      88,
      { subject: `Kết quả kỳ tuyển dụng công chức, viên chức ngành ${branch} ${round}`, cites: [plan] },
      (w) => {
        w.paragraph(`Thực hiện ${citation(plan)}, Hội đồng tuyển dụng thông báo kết quả như sau:`);
        const fact = `Có ${names.length * 3 + random.whole(1, 9)} người dự thi, ${names.length} người trúng tuyển; người đạt điểm cao nhất là ${chosen} với ${decimal(random.between(168, 196))} điểm.`;
        w.paragraph(fact);
        w.table(
          [
            { title: 'TT', share: 1, align: 'center' },
            { title: 'Họ và tên', share: 5 },
            { title: 'Vị trí', share: 4 },
            { title: 'Điểm', share: 1.6, align: 'right' },
          ],
          names.map((name, index) => [
            String(index + 1),
            name,
            random.pick([
              'Giáo viên mầm non',
              'Giáo viên tiểu học',
              'Kế toán',
              'Văn thư',
              'Địa chính',
              'Tư pháp - hộ tịch',
            ]),
            decimal(random.between(104, 168)),
          ]),
        );
        w.paragraph(
          `Thí sinh nộp đơn phúc khảo trong thời hạn ${random.whole(10, 15)} ngày kể từ ngày thông báo. Người trúng tuyển hoàn thiện hồ sơ trước ${longDate(t.day(120))}; quá hạn coi như không có nguyện vọng./.`,
        );
        w.ask('paraphrase', `Ai đậu cao điểm nhất kỳ thi tuyển năm ${t.year}?`, fact);
      },
    );
    const appointed = personName(random);
    t.add('QĐ', 110, { subject: `Về việc bổ nhiệm ông (bà) ${appointed} giữ chức vụ ${post}` }, (w) => {
      w.recital(`Căn cứ ${lawOf('government', t.year)};`);
      w.recital(`Căn cứ ${lawOf('staff', t.year)};`);
      w.recital(`Xét đề nghị của Trưởng phòng ${random.say('{Nội vụ|Tổ chức cán bộ}')},`);
      w.centered('QUYẾT ĐỊNH:');
      const fact = `Bổ nhiệm ông (bà) ${appointed} giữ chức vụ ${post}, thời hạn 05 năm kể từ ${longDate(t.day(117))}.`;
      w.article(fact);
      w.article(
        `Ông (bà) ${appointed} được hưởng hệ số phụ cấp chức vụ ${decimal(random.between(0.2, 0.6), 2)} theo quy định hiện hành.`,
      );
      w.article(
        `Chánh Văn phòng, thủ trưởng các cơ quan có liên quan và ông (bà) ${appointed} chịu trách nhiệm thi hành Quyết định này./.`,
      );
      w.ask('known-item', `quyết định bổ nhiệm ${post} ${appointed}`, fact);
      w.ask('paraphrase', `Ai được cử làm ${post} hồi năm ${t.year}?`, fact);
    });
    return `Hồ sơ tuyển dụng, bổ nhiệm cán bộ năm ${t.year}`;
  },
};
