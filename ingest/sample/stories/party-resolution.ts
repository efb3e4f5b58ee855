import { decimal, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { personName } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, duties, taskAnnex } from './annexes.ts';

const tasks = [
  'xây dựng chi bộ trong sạch, vững mạnh',
  'công tác dân vận',
  'phát triển đảng viên',
  'đổi mới sinh hoạt chi bộ',
  'chống lãng phí, thực hành tiết kiệm',
  'lãnh đạo phát triển kinh tế hộ',
];

const places = [
  'ở khu phố, ấp',
  'trong cơ quan hành chính',
  'trong doanh nghiệp',
  'ở các chợ và bến bãi',
  'vùng ven sông',
  'trong đoàn viên, thanh niên',
  'trong cán bộ nữ',
  'ở các khu tái định cư',
];

/** A resolution of a Party committee, its guidance, a report and a conclusion. */
export const partyResolution: Story = {
  topic: 'party',
  keepers: ['A97', 'A97.21', 'A97.41'],
  from: 1976,
  to: 2026,
  mode: '02',
  retention: '01',
  tell(t) {
    const { random } = t;
    const until = t.year + random.whole(3, 6);
    const task = `${random.pick(tasks)} ${random.pick(places)} giai đoạn ${t.year} - ${until}`;
    const members = random.whole(24, 480);
    const share = random.whole(72, 96);
    const resolution = t.add('NQ', 0, { subject: `Về ${task}` }, (w) => {
      w.heading('I. TÌNH HÌNH VÀ NGUYÊN NHÂN');
      w.paragraph(
        `Thời gian qua, các cấp ủy đã quan tâm lãnh đạo ${task}, đạt nhiều kết quả ${random.say('{tích cực|bước đầu|rõ nét}')}. Tuy nhiên, ${random.say('{một số chi bộ sinh hoạt còn hình thức, nội dung nghèo nàn|việc nắm tâm tư của nhân dân chưa kịp thời|vai trò nêu gương của người đứng đầu có nơi chưa rõ|công tác kiểm tra, giám sát chưa thường xuyên}')}.`,
      );
      w.heading('II. QUAN ĐIỂM, MỤC TIÊU');
      const fact = `Phấn đấu đến năm ${until} có ${share}% chi bộ hoàn thành tốt nhiệm vụ trở lên, kết nạp mới ${members} đảng viên.`;
      w.paragraph(
        `1. Quan điểm: lấy ${random.say('{nhân dân làm trung tâm|chi bộ làm nền tảng|kết quả công việc làm thước đo}')}; làm đến nơi đến chốn, có kiểm tra, có đánh giá.`,
      );
      w.paragraph(`2. Mục tiêu: ${fact}`);
      w.heading('III. NHIỆM VỤ, GIẢI PHÁP');
      w.items(
        `1. Mỗi cấp ủy viên phụ trách ${random.whole(1, 3)} chi bộ, dự sinh hoạt ít nhất ${random.whole(2, 6)} lần một năm.`,
        `2. Tổ chức đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với nhân dân ${random.whole(1, 4)} lần/năm.`,
        `3. ${random.say('{Bồi dưỡng quần chúng ưu tú, chú trọng công nhân, giáo viên, phụ nữ|Rà soát, đưa ra khỏi Đảng những người không còn đủ tư cách|Đưa nội dung chống tham nhũng vào sinh hoạt chuyên đề hằng quý}')}.`,
        '4. Ủy ban kiểm tra xây dựng chương trình giám sát chuyên đề hằng năm.',
      );
      w.heading('IV. TỔ CHỨC THỰC HIỆN');
      w.paragraph(
        'Các ban, văn phòng cấp ủy cụ thể hóa Nghị quyết thành kế hoạch; Mặt trận và các đoàn thể tuyên truyền, vận động thực hiện. Nghị quyết này phổ biến đến chi bộ.',
      );
      duties(w, t);
      w.ask('paraphrase', `Mục tiêu kết nạp bao nhiêu đảng viên mới trong nghị quyết về ${task}?`, fact);
    });
    const guide = t.add(
      'HD',
      40,
      { subject: `Thực hiện Nghị quyết về ${task}`, cites: [resolution] },
      (w) => {
        w.paragraph(`Thực hiện ${citation(resolution)}, Ban Thường vụ hướng dẫn một số nội dung như sau:`);
        const fact = `Chi bộ sinh hoạt định kỳ vào ngày ${random.pick(['03', '05', '10', '15'])} hằng tháng, thời gian không dưới ${random.whole(60, 120)} phút.`;
        w.items(
          `1. ${fact}`,
          `2. Sinh hoạt chuyên đề ít nhất mỗi quý một lần, tài liệu gửi đảng viên trước ${random.whole(3, 7)} ngày.`,
          `3. Đảng phí nộp trước ngày ${random.whole(20, 28)}; đảng viên cao tuổi được miễn, giảm sinh hoạt theo nguyện vọng.`,
          '4. Mẫu biên bản, sổ nghị quyết dùng thống nhất theo quy định của Ban Tổ chức.',
        );
        w.ask('paraphrase', `Chi bộ họp ngày nào hằng tháng theo hướng dẫn về ${task}?`, fact);
      },
    );
    t.add('CTr', 60, { subject: `Hành động thực hiện Nghị quyết về ${task}`, cites: [resolution] }, (w) => {
      w.paragraph(
        `Thực hiện ${citation(resolution)}, Ban Thường vụ ban hành Chương trình hành động như sau:`,
      );
      w.heading('I. CÁC VIỆC TRỌNG TÂM');
      const fact = `Hoàn thành ${random.whole(4, 12)} chuyên đề khảo sát trước ${longDate(t.day(200))}, mỗi chuyên đề do một đồng chí Ủy viên Ban Thường vụ chủ trì.`;
      w.items(
        `1. ${fact}`,
        `2. Chọn ${random.whole(2, 6)} chi bộ làm điểm, rút kinh nghiệm sau ${random.whole(6, 12)} tháng rồi nhân rộng.`,
        `3. Mỗi quý nghe báo cáo một lần, kinh phí ${money(random.whole(10, 90) * 1_000_000)} một năm.`,
      );
      w.heading('II. PHÂN CÔNG');
      duties(w, t);
      taskAnnex(w, t, `Chương trình hành động thực hiện Nghị quyết về ${task}`);
      w.ask(
        'paraphrase',
        `Chương trình hành động về ${task} đặt ra mấy chuyên đề khảo sát, xong khi nào?`,
        fact,
      );
    });
    const report = t.add(
      'BC',
      330,
      { subject: `Sơ kết một năm thực hiện Nghị quyết về ${task}`, cites: [resolution, guide] },
      (w) => {
        w.paragraph(`Sau một năm thực hiện ${citation(resolution)}, kết quả như sau:`);
        const fact = `Toàn Đảng bộ kết nạp ${Math.round(members / random.whole(3, 7))} đảng viên, trong đó nữ chiếm ${decimal(random.between(31, 62))}%.`;
        w.heading('1. Kết quả');
        w.paragraph(
          `${fact} Có ${random.whole(9, 120)}/${random.whole(121, 160)} chi bộ tổ chức đối thoại với nhân dân, giải quyết ${random.whole(20, 400)} kiến nghị, chủ yếu về ${random.say('{bồi thường đất đai|ngập nước|giá chợ, chỗ bán|chính sách người có công}')}.`,
        );
        w.table(
          [
            { title: 'Loại hình chi bộ', share: 5 },
            { title: 'Tốt', share: 2, align: 'center' },
            { title: 'Khá', share: 2, align: 'center' },
            { title: 'Còn yếu', share: 2, align: 'center' },
          ],
          ['Khu phố, ấp', 'Trường học', 'Cơ quan hành chính', 'Doanh nghiệp', 'Quân sự, công an'].map(
            (name) => [
              name,
              String(random.whole(3, 40)),
              String(random.whole(1, 20)),
              String(random.whole(0, 6)),
            ],
          ),
        );
        w.heading('2. Hạn chế');
        w.paragraph(
          random.say(
            '{Tỷ lệ đảng viên trẻ dự sinh hoạt chưa cao|Một số chi bộ ghép gặp khó khăn về nơi họp|Việc chấm điểm đảng viên hằng tháng còn nể nang}; {kinh phí hoạt động hạn hẹp|báo cáo gửi chậm|thiếu tài liệu tham khảo}.',
          ),
        );
        assessment(w, t);
        w.ask(
          'paraphrase',
          `Sau một năm thực hiện nghị quyết về ${task} đã kết nạp được mấy đảng viên?`,
          fact,
        );
        w.ask('known-item', `báo cáo sơ kết nghị quyết ${task}`, fact);
      },
    );
    t.add(
      'KL',
      350,
      { subject: `Hội nghị sơ kết một năm thực hiện Nghị quyết về ${task}`, cites: [report] },
      (w) => {
        w.paragraph(`Sau khi nghe ${citation(report)}, Ban Thường vụ kết luận:`);
        const fact = `Giao đồng chí ${personName(random, 'nam')}, Phó Bí thư, trực tiếp phụ trách ${random.whole(3, 9)} chi bộ yếu kém đến hết năm ${t.year + 1}.`;
        w.items(
          `1. Cơ bản thống nhất với báo cáo; biểu dương ${random.whole(3, 20)} tập thể.`,
          `2. ${fact}`,
          `3. Yêu cầu các cấp ủy hoàn thành đối thoại với nhân dân trước ${longDate(t.day(420))}.`,
          `4. Văn phòng tham mưu bố trí ${money(random.whole(20, 300) * 1_000_000)} hỗ trợ sinh hoạt chi bộ.`,
        );
        w.ask('known-item', `kết luận về chi bộ yếu kém, ${task}`, fact);
      },
    );
    return `Hồ sơ Nghị quyết về ${task}, ${nameOn(t.keeper, t.start)}, năm ${t.year}`;
  },
};
