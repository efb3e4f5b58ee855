import { money } from '../amounts.ts';
import { longDate, shortDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName, street } from '../names.ts';
import { citation, placeOf, type Story } from '../story.ts';
import { assessment, duties, taskAnnex } from './annexes.ts';

/** Order in the city's building sites: a plan by the department, an inspection report, a reminder to districts. */
export const buildingOrder: Story = {
  topic: 'construction',
  keepers: ['H97.05'],
  from: 1986,
  to: 2026,
  mode: '01',
  retention: '05',
  tell(t) {
    const { random } = t;
    const checked = random.whole(60, 900);
    const faults = random.whole(6, Math.round(checked * 0.3));
    const ward = placeOf(
      t.agency(random.pick(t.year < 2025 ? ['H97.21.02', 'H97.22.01'] : ['H97.41', 'H97.42'])),
      t.start,
    );
    const axis = street(random);
    const plan = t.add(
      'KH',
      0,
      { subject: `Kiểm tra trật tự xây dựng trên tuyến đường ${axis} và khu vực ${ward} năm ${t.year}` },
      (w) => {
        w.recital(`Căn cứ ${lawOf('building', t.year)};`);
        w.paragraph(
          `Sở Xây dựng ban hành Kế hoạch kiểm tra trật tự xây dựng trên tuyến đường ${axis} và khu vực ${ward} năm ${t.year} như sau:`,
        );
        w.heading('I. MỤC ĐÍCH, YÊU CẦU');
        w.items(
          `1. ${random.say('{Phát hiện, ngăn chặn kịp thời|Chấn chỉnh|Kiên quyết xử lý}')} các công trình xây dựng không phép, sai phép, lấn chiếm lộ giới.`,
          '2. Việc kiểm tra phải đúng thẩm quyền, không gây phiền hà cho nhân dân và doanh nghiệp.',
        );
        w.heading('II. NỘI DUNG, THỜI GIAN');
        const fact = `Đoàn kiểm tra làm việc từ ${longDate(t.day(12))} đến hết ${longDate(t.day(60))}, mỗi tuần ${random.whole(2, 4)} buổi.`;
        w.items(
          `1. ${fact}`,
          `2. Đối tượng: toàn bộ công trình đang thi công, ưu tiên công trình từ ${random.whole(3, 7)} tầng trở lên và công trình giáp ${random.say('{kênh, rạch|trường học|chợ|hành lang lưới điện}')}.`,
          '3. Lập biên bản ngay tại hiện trường, chụp ảnh và yêu cầu ngừng thi công đối với công trình vi phạm.',
        );
        w.heading('III. TỔ CHỨC THỰC HIỆN');
        w.items(
          '1. Thanh tra Sở chủ trì, phối hợp chính quyền địa phương.',
          `2. Kinh phí: ${money(random.whole(20, 180) * 1_000_000)} từ nguồn chi thường xuyên.`,
          '3. Báo cáo kết quả chậm nhất 10 ngày sau khi kết thúc đợt kiểm tra.',
        );
        duties(w, t);
        taskAnnex(w, t, `Kế hoạch kiểm tra trật tự xây dựng năm ${t.year}`);
        w.ask('paraphrase', `Khi nào đoàn đi kiểm tra xây nhà sai phép trên đường ${axis}?`, fact);
      },
    );
    t.add(
      'BC',
      72,
      { subject: `Kết quả kiểm tra trật tự xây dựng tuyến đường ${axis} và khu vực ${ward}`, cites: [plan] },
      (w) => {
        w.paragraph(`Thực hiện ${citation(plan)}, Sở Xây dựng báo cáo kết quả như sau:`);
        w.heading('1. Kết quả chung');
        const fact = `Đã kiểm tra ${checked} công trình, phát hiện ${faults} công trình vi phạm, trong đó ${random.whole(1, faults)} công trình xây dựng không phép.`;
        w.paragraph(`${fact} Số tiền xử phạt ${money(faults * random.whole(5, 25) * 1_000_000)}.`);
        w.heading('2. Các vi phạm chủ yếu');
        const rows = random.sample(
          [
            'Xây dựng không phép',
            'Sai thiết kế được duyệt',
            'Lấn chiếm vỉa hè',
            'Không che chắn, để rơi vãi vật liệu',
            'Không có biển báo công trình',
            'Ban công vượt lộ giới',
          ],
          5,
        );
        w.table(
          [
            { title: 'TT', share: 1, align: 'center' },
            { title: 'Hành vi', share: 6 },
            { title: 'Số vụ', share: 2, align: 'right' },
            { title: 'Đã xử lý', share: 2, align: 'right' },
          ],
          rows.map((row, index) => {
            const cases = random.whole(1, faults);
            return [String(index + 1), row, String(cases), String(random.whole(0, cases))];
          }),
        );
        w.heading('3. Nguyên nhân và kiến nghị');
        w.paragraph(
          random.say(
            '{Nguyên nhân chủ yếu là chủ đầu tư chưa nắm quy định, một số hộ cố tình xây vào ngày nghỉ|Công tác kiểm tra ở cơ sở còn buông lỏng, lực lượng mỏng|Quy hoạch chi tiết chậm công bố, nhân dân khó xin phép}. Đề nghị Ủy ban nhân dân thành phố {bổ sung biên chế cho thanh tra xây dựng|chỉ đạo công khai quy hoạch tại trụ sở phường, xã|cho phép ngừng cấp điện, nước đối với công trình vi phạm}.',
          ),
        );
        assessment(w, t);
        w.paragraph(
          `Số liệu tính đến ngày ${shortDate(t.day(70))}. Người lập báo cáo: ${personName(random)}./.`,
        );
        w.ask('paraphrase', `Đợt kiểm tra xây dựng đường ${axis} phát hiện bao nhiêu nhà vi phạm?`, fact);
        w.ask('unaccented', `ket qua kiem tra trat tu xay dung duong ${axis}`, fact);
      },
    );
    return `Kiểm tra trật tự xây dựng đường ${axis} năm ${t.year}`;
  },
};
