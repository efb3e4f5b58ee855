import { decimal, grouped } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { personName } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, figuresAnnex } from './annexes.ts';

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
