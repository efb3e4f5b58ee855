import { decimal, grouped, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { neighbourhood, personName, street } from '../names.ts';
import { citation, placeOf, type Story } from '../story.ts';
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

/** Admission of a Party member: a personal file. */
export const partyAdmission: Story = {
  topic: 'party',
  keepers: ['A97.21', 'A97.41', 'A97'],
  from: 1980,
  to: 2026,
  mode: '02',
  retention: '02',
  tell(t) {
    const { random } = t;
    const name = personName(random);
    const present = random.whole(7, 30);
    const against = random.whole(0, 2);
    const cell = `Chi bộ ${random.pick(['Trường Tiểu học Hoa Sữa', 'Trạm Y tế', 'khu phố 4', 'khu phố 9', 'Ban Quản lý chợ', 'Văn phòng', 'Hợp tác xã Đan lát Sao Mai', 'Xí nghiệp Cấp nước'])}`;
    const proposal = t.add('TTr', 0, { subject: `Đề nghị kết nạp quần chúng ${name} vào Đảng` }, (w) => {
      w.centered('Kính gửi: Ban Thường vụ cấp ủy', {});
      w.paragraph(
        `${cell} họp ${longDate(t.day(-9))} gồm ${present} đảng viên, xét đơn xin vào Đảng của quần chúng ${name}, ${random.say('{giáo viên|công nhân|nhân viên văn thư|chi hội trưởng phụ nữ|y sĩ}')}, trú tại ${neighbourhood(random, false)}.`,
      );
      const fact = `Kết quả biểu quyết: ${present - against} đảng viên tán thành, ${against} đảng viên không tán thành.`;
      w.paragraph(
        `${fact} Ưu điểm: ${random.say('{nhiệt tình, có uy tín với nhân dân|vững chuyên môn, gương mẫu|tích cực vận động bà con giao mặt bằng}')}. Khuyết điểm: ${random.say('{còn nóng tính|ít phát biểu trong hội họp|đôi khi nể nang}')}.`,
      );
      w.paragraph('Kính đề nghị Ban Thường vụ xem xét, quyết định.');
      w.ask('known-item', `chi bộ xét kết nạp ${name}`, fact);
    });
    t.add(
      'QĐ',
      35,
      { subject: `Về việc kết nạp đảng viên đối với quần chúng ${name}`, cites: [proposal] },
      (w) => {
        w.recital('- Căn cứ Điều lệ Đảng và hướng dẫn thi hành Điều lệ Đảng;');
        w.recital(`- Xét ${citation(proposal)};`);
        w.centered('BAN THƯỜNG VỤ QUYẾT ĐỊNH');
        const fact = `Kết nạp quần chúng ${name}, sinh năm ${t.year - random.whole(20, 45)}, vào Đảng Cộng sản Việt Nam, sinh hoạt tại ${cell}.`;
        w.article(fact);
        w.article(
          `${cell} tổ chức lễ kết nạp theo quy định và phân công đảng viên chính thức giúp đỡ trong thời gian dự bị 12 tháng.`,
        );
        w.article(
          `Ban Tổ chức, Văn phòng, ${cell} và đồng chí ${name} chịu trách nhiệm thi hành Quyết định này.`,
        );
        w.ask('paraphrase', `${name} được kết nạp Đảng về sinh hoạt ở chi bộ nào?`, fact);
      },
    );
    return `Hồ sơ kết nạp đảng viên ${name}`;
  },
};

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

/** A conference: invitation, minutes, notice of conclusions. */
export const conference: Story = {
  topic: 'meetings',
  keepers: ['H97', 'H97.21', 'C97.41', 'H97.41', 'C97.21', 'H97.21.01', 'H97.01'],
  from: 1999,
  to: 2026,
  mode: '01',
  retention: '06',
  tell(t) {
    const { random } = t;
    const kind = random.pick([
      'ngập nước khu dân cư',
      'lấn chiếm vỉa hè buôn bán',
      'thu gom rác thải sinh hoạt',
      'quản lý chợ tự phát',
      'an toàn giao thông trước cổng trường',
      'tiếng ồn karaoke trong khu dân cư',
      'hỗ trợ hộ nghèo dịp Tết',
      'chuyển đổi số',
    ]);
    const matter = `${kind} ${random.pick(['khu vực', 'dọc đường', 'quanh chợ', 'ở xóm'])} ${street(random)}`;
    const hour = random.whole(7, 14);
    const invitation = t.add(
      'GM',
      0,
      { subject: `Họp bàn giải pháp ${matter}`, recipients: ['- Như thành phần mời;'] },
      (w) => {
        const fact = `Thời gian: ${hour} giờ ${random.pick(['00', '30'])}, ${longDate(t.day(6))}.`;
        w.paragraph(
          `${nameOn(t.keeper, t.start)} trân trọng kính mời: đại diện các phòng, ban; trưởng các khu phố, ấp; Ban Công tác Mặt trận.`,
        );
        w.items(
          `Dự cuộc họp bàn giải pháp ${matter}.`,
          fact,
          `Địa điểm: ${random.say('{Phòng họp số 1|Phòng họp số 2|Hội trường tầng 2|Nhà văn hóa}')}, trụ sở ${nameOn(t.keeper, t.start)}.`,
          `Chủ trì: ${random.say('{ông|bà}')} ${personName(random)}.`,
        );
        w.paragraph('Đề nghị các đồng chí chuẩn bị ý kiến, đến dự đúng thành phần, đúng thời gian./.');
        w.ask('paraphrase', `Cuộc họp về ${matter} năm ${t.year} bắt đầu mấy giờ, ngày nào?`, fact);
      },
    );
    const minutes = t.add(
      'BB',
      6,
      { subject: `Cuộc họp bàn giải pháp ${matter}`, cites: [invitation] },
      (w) => {
        const chair = personName(random);
        w.paragraph(
          `Hôm nay, vào lúc ${hour} giờ 00, ${longDate(t.day(6))}, tại trụ sở ${nameOn(t.keeper, t.start)} đã diễn ra cuộc họp theo ${citation(invitation)}.`,
        );
        w.items(
          `1. Chủ trì: ${chair}. Thư ký: ${personName(random, 'nữ')}. Có mặt ${random.whole(12, 60)} người, vắng ${random.whole(0, 6)} người có lý do.`,
        );
        w.heading('2. Ý kiến phát biểu');
        const speaker = personName(random, 'nam');
        const fact = `Ông ${speaker}: đề nghị ${random.say('{lắp camera ở các ngã tư và phạt nguội|lập tổ tự quản gồm 5 người mỗi khu phố|đổi giờ thu gom rác sang 19 giờ|bố trí 40 ô bán hàng tạm ở bãi đất trống|nạo vét cống trước mùa mưa}')}, kinh phí do ${random.say('{ngân sách lo|dân góp một nửa|doanh nghiệp tài trợ}')}.`;
        w.items(
          `- ${fact}`,
          `- Bà ${personName(random, 'nữ')}: phản ánh ${random.say('{việc xử lý còn nể nang|bảng thông báo chưa rõ|nhân dân gọi điện không ai nghe máy}')}.`,
          `- Ông ${personName(random, 'nam')}: thống nhất chủ trương, đề nghị làm thí điểm ở ${neighbourhood(random, t.rural)}.`,
        );
        w.paragraph(
          `3. Biểu quyết: ${random.whole(70, 100)}% tán thành phương án do bộ phận chuyên môn trình. Cuộc họp kết thúc lúc ${hour + 2} giờ 15 cùng ngày.`,
        );
        w.signatures({ role: 'THƯ KÝ', name: personName(random, 'nữ') }, { role: 'CHỦ TRÌ', name: chair });
        w.ask('paraphrase', `Ông ${speaker} góp ý gì trong cuộc họp về ${matter}?`, fact);
      },
    );
    t.add('TB', 9, { subject: `Kết luận cuộc họp bàn giải pháp ${matter}`, cites: [minutes] }, (w) => {
      w.paragraph(
        `Ngày ${longDate(t.day(6)).slice(5)}, ${nameOn(t.keeper, t.start)} chủ trì cuộc họp bàn giải pháp ${matter}. Sau khi nghe các ý kiến, cuộc họp kết luận:`,
      );
      const fact = `Từ ${longDate(t.day(30))} ra quân đồng loạt, mỗi tuần kiểm tra ${random.whole(2, 5)} lần, duy trì trong ${random.whole(3, 9)} tháng.`;
      w.items(
        `1. Đánh giá cao sự phối hợp của các đơn vị trong giải quyết vấn đề ${matter}.`,
        `2. ${fact}`,
        `3. Giao bộ phận ${random.say('{Kinh tế, Hạ tầng và Đô thị|Văn hóa - Xã hội|Tư pháp}')} làm đầu mối, báo cáo vào ngày ${random.whole(20, 28)} hằng tháng.`,
        `4. Kinh phí tạm ứng ${money(random.whole(10, 220) * 1_000_000)} từ nguồn chi sự nghiệp.`,
      );
      w.paragraph('Văn phòng thông báo để các đơn vị biết, thực hiện./.');
      w.ask('paraphrase', `Khi nào bắt đầu ra quân xử lý ${matter} năm ${t.year}?`, fact);
      w.ask('known-item', `thông báo kết luận cuộc họp ${matter}`, fact);
    });
    return `Cuộc họp bàn giải pháp ${matter} năm ${t.year}`;
  },
};
