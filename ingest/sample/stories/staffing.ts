import { decimal, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { duties, taskAnnex } from './annexes.ts';

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
