import { decimal, grouped, money } from '../amounts.ts';
import type { Writer } from '../block.ts';
import { shortDate } from '../calendar.ts';
import { neighbourhood, personName, street } from '../names.ts';
import type { Telling } from '../story.ts';

const works = [
  'Tuyên truyền, phổ biến đến {từng hộ dân|cán bộ, công chức|hội viên, đoàn viên}',
  'Rà soát, lập danh sách đối tượng tại {neighbourhood}',
  'Kiểm tra thực địa khu vực đường {street}',
  'Họp dân lấy ý kiến tại {neighbourhood}',
  'Lập dự toán kinh phí và trình duyệt',
  'Niêm yết công khai tại {trụ sở|nhà văn hóa|trạm truyền thanh}',
  'Tập huấn nghiệp vụ cho {tổ trưởng|cán bộ chuyên trách|cộng tác viên}',
  'Mua sắm, cấp phát vật tư cho {neighbourhood}',
  'Giám sát việc thực hiện trên tuyến {street}',
  'Giải quyết đơn thư, kiến nghị phát sinh',
  'Tổng hợp số liệu, lập báo cáo {tuần|tháng|quý}',
  'Sơ kết, rút kinh nghiệm, đề xuất khen thưởng',
  'Bàn giao, lưu trữ hồ sơ theo quy định',
  'Đối chiếu sổ sách với {kho bạc|ngân hàng|bưu điện}',
  'Phát động thi đua và ký cam kết tại {neighbourhood}',
  'Sửa chữa, nâng cấp điểm họp đường {street}',
];
const owners = [
  'Văn phòng',
  'Bộ phận Tài chính',
  'Bộ phận Địa chính',
  'Tổ Tư pháp',
  'Ban Công tác Mặt trận',
  'Hội Phụ nữ',
  'Đoàn Thanh niên',
  'Công an',
  'Trạm Y tế',
  'Trạm Truyền thanh',
];
const results = [
  'Danh sách',
  'Biên bản',
  'Báo cáo',
  'Thông báo',
  'Dự toán',
  'Ảnh chụp hiện trường',
  'Sổ ký nhận',
  'Văn bản góp ý',
];

/** A sentence of work with its places filled in. */
function workOf(t: Telling): string {
  return t.random.say(
    t.random
      .pick(works)
      .replace('{street}', street(t.random))
      .replace('{neighbourhood}', neighbourhood(t.random, t.rural)),
  );
}

function inSentence(work: string): string {
  return work.charAt(0).toLocaleLowerCase('vi') + work.slice(1);
}

/** Annex: a table of tasks with who does them until when, over one to two pages. */
export function taskAnnex(w: Writer, t: Telling, about: string): void {
  const { random } = t;
  w.annex('PHỤ LỤC', 'Phân công nhiệm vụ', `Kèm theo ${about}`);
  const rows = Array.from({ length: random.whole(24, 46) }, (_none, index) => [
    String(index + 1),
    workOf(t),
    random.pick(owners),
    personName(random),
    shortDate(t.day(random.whole(10, 200))),
    random.pick(results),
  ]);
  w.table(
    [
      { title: 'TT', share: 1, align: 'center' },
      { title: 'Nội dung công việc', share: 6 },
      { title: 'Đơn vị chủ trì', share: 3 },
      { title: 'Người phụ trách', share: 3.2 },
      { title: 'Hoàn thành', share: 2.4, align: 'center' },
      { title: 'Sản phẩm', share: 2.6 },
    ],
    rows,
  );
}

/** Annex: figures by neighbourhood, over one to two pages. */
export function figuresAnnex(w: Writer, t: Telling, about: string, measured: string): void {
  const { random } = t;
  w.annex('PHỤ LỤC', `Số liệu chi tiết theo địa bàn`, `Kèm theo ${about}`);
  const rows = Array.from({ length: random.whole(34, 70) }, (_none, index) => [
    String(index + 1),
    `${neighbourhood(random, t.rural)}, tổ ${random.whole(1, 24)}`,
    ...counted(random.whole(12, 480), random.between(0.05, 1)),
    random.pick(['', '', '', 'Tăng', 'Giảm', 'Chưa đối chiếu', 'Đang xác minh']),
  ]);
  w.table(
    [
      { title: 'TT', share: 1, align: 'center' },
      { title: 'Địa bàn', share: 4.6 },
      { title: 'Số hộ', share: 2, align: 'right' },
      { title: measured, share: 3, align: 'right' },
      { title: 'Tỷ lệ', share: 2, align: 'right' },
      { title: 'Ghi chú', share: 2.6 },
    ],
    rows,
  );
}

function counted(households: number, share: number): string[] {
  const reached = Math.round(households * share);
  return [grouped(households), grouped(reached), `${decimal((reached / households) * 100)}%`];
}

/** Closing sections of a plan: means, duties of the parts, reporting. */
export function duties(w: Writer, t: Telling): void {
  const { random } = t;
  const [first = '', second = '', third = '', fourth = ''] = random.sample(owners, 4);
  w.items(
    `a) ${first}: ${random.say('{chủ trì tham mưu, theo dõi, đôn đốc|làm đầu mối tổng hợp, chuẩn bị nội dung các cuộc họp}')}; ${inSentence(workOf(t))} trước ngày ${shortDate(t.day(random.whole(15, 60)))}.`,
    `b) ${second}: ${random.say('{bố trí kinh phí|tạm ứng kinh phí đợt một|cân đối nguồn chi}')} ${money(random.whole(5, 400) * (t.year < 1991 ? 1000 : 500_000))}, hướng dẫn thanh quyết toán; ${random.say('{không chi vượt định mức|chứng từ gửi trước ngày 25 hằng tháng}')}.`,
    `c) ${third}: ${inSentence(workOf(t))}; cử ${random.whole(2, 9)} người tham gia thường xuyên.`,
    `d) ${fourth}: ${inSentence(workOf(t))}; phản ánh ý kiến nhân dân về ${random.say('{thái độ phục vụ|thời gian giải quyết|mức đóng góp|chất lượng công trình}')}.`,
  );
  w.paragraph(
    `Chế độ báo cáo: ${random.say('{hằng tuần vào thứ sáu|hằng tháng trước ngày 20|mỗi quý một lần}')}; khi có vướng mắc phát sinh ngoài thẩm quyền, các đơn vị báo cáo ngay để được chỉ đạo, không để kéo dài quá ${random.whole(2, 10)} ngày. Tập thể, cá nhân làm tốt được ${random.say('{biểu dương trước toàn đơn vị|xét thi đua cuối năm|thưởng theo quy chế}')}; nơi nào chậm trễ, báo cáo không trung thực thì ${random.say('{kiểm điểm người đứng đầu|không xét danh hiệu thi đua}')}.`,
  );
}

/** Closing sections of a report: what was good, what was not, why, and what comes next. */
export function assessment(w: Writer, t: Telling): void {
  const { random } = t;
  w.heading('ĐÁNH GIÁ CHUNG');
  w.paragraph(
    `Ưu điểm: ${random.say('{các đơn vị phối hợp chặt chẽ, thông tin kịp thời|nhân dân đồng tình, tham gia tích cực|cán bộ bám địa bàn, giải quyết việc ngay tại chỗ}')}; ${neighbourhood(random, t.rural)} và ${neighbourhood(random, t.rural)} là những nơi làm tốt, đạt trên ${random.whole(85, 99)}% yêu cầu. Việc ${inSentence(workOf(t))} được thực hiện ${random.say('{đúng|sớm hơn|gần đúng}')} thời hạn.`,
  );
  w.paragraph(
    `Hạn chế: ${random.say('{tiến độ giữa các nơi chưa đều|số liệu báo cáo có chỗ chưa khớp|một số hộ vắng nhà dài ngày nên khó liên hệ|phương tiện, máy móc cũ, hay hỏng}')}; còn ${random.whole(3, 60)} trường hợp phải làm lại. ${random.say('{Nguyên nhân khách quan do thời tiết, mưa kéo dài|Nguyên nhân chủ quan do phân công chưa rõ người, rõ việc|Văn bản hướng dẫn có điểm chưa thống nhất}')}, trong khi lực lượng chỉ có ${random.whole(3, 24)} người kiêm nhiệm.`,
  );
  w.heading('PHƯƠNG HƯỚNG THỜI GIAN TỚI');
  w.items(
    `1. ${workOf(t)} trước ngày ${shortDate(t.day(random.whole(420, 500)))}.`,
    `2. ${workOf(t)}; giao ${random.pick(owners)} theo dõi.`,
    `3. ${workOf(t)}, tỷ lệ đạt từ ${random.whole(80, 100)}% trở lên.`,
  );
}
