import { money } from '../amounts.ts';
import { longDate, shortDate } from '../calendar.ts';
import { neighbourhood, personName, resident, street, type Person } from '../names.ts';
import type { Story, Telling } from '../story.ts';
import { nameOn } from '../world.ts';

/** A procedure as a desk of the city handles it. */
export interface Procedure {
  code: string;
  name: string;
  form: string;
  papers: string[];
  days: number;
  /** Lines of the resident's request and of the authority's result; the first of each answers a question. */
  details: (t: Telling, name: string) => { request: string[]; result: string[]; question: string };
}

const procedures: Procedure[] = [
  {
    code: '1.001193',
    name: 'Đăng ký khai sinh',
    form: 'TỜ KHAI ĐĂNG KÝ KHAI SINH',
    papers: [
      'Giấy chứng sinh (bản chính)',
      'Tờ khai đăng ký khai sinh theo mẫu',
      'Bản sao giấy chứng nhận kết hôn',
    ],
    days: 1,
    details(t, name) {
      const child = personName(t.random);
      const clinic = t.random.pick([
        'Trạm Y tế Vàm Nhỏ',
        'Bệnh viện Phụ sản Tân Giang',
        'Nhà hộ sinh Chợ Cũ',
        'Trung tâm Y tế Hải Đăng',
      ]);
      const birth =
        `Họ, chữ đệm, tên trẻ: ${child}; sinh ${longDate(t.day(-20))} tại ${clinic}; cân nặng lúc sinh ${t.random.whole(24, 41) / 10} kg.`
          .replace('.', ',')
          .replace(',;', ';');
      return {
        request: [
          birth,
          `Quan hệ với người được khai sinh: ${name} là cha (mẹ) của trẻ.`,
          'Dân tộc: Kinh; quốc tịch: Việt Nam.',
        ],
        result: [
          `Trẻ ${child} đã được đăng ký khai sinh, ghi vào sổ số ${t.random.whole(1, 4)}/${t.year}, trang ${t.random.whole(2, 190)}.`,
        ],
        question: `Cháu ${child} được đăng ký khai sinh ở sổ nào, trang mấy?`,
      };
    },
  },
  {
    code: '1.001612',
    name: 'Đăng ký thành lập hộ kinh doanh',
    form: 'GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH',
    papers: [
      'Giấy đề nghị đăng ký hộ kinh doanh',
      'Bản sao giấy tờ pháp lý của chủ hộ',
      'Hợp đồng thuê mặt bằng (nếu có)',
    ],
    days: 3,
    details(t, name) {
      const trade = t.random.pick([
        'bún cá',
        'sửa xe máy',
        'tạp hóa',
        'giặt ủi',
        'bán hoa tươi',
        'may quần áo',
        'quán cà phê',
        'bán vật liệu xây dựng',
      ]);
      const capital = t.random.whole(10, 400) * 1_000_000;
      const shop = `Tên hộ kinh doanh: ${trade.charAt(0).toLocaleUpperCase('vi')}${trade.slice(1)} ${name.split(' ').at(-1)}, đường ${street(t.random)}`;
      return {
        request: [
          `${shop}; vốn kinh doanh: ${money(capital)}; số lao động: ${t.random.whole(1, 9)} người.`,
          `Ngành, nghề: ${trade}.`,
        ],
        result: [
          `Hộ kinh doanh của ${name} được hoạt động từ ${longDate(t.day(6))}, nộp thuế theo phương pháp ${t.random.say('{khoán|kê khai}')}.`,
        ],
        question: `Cửa hàng ${trade} của ${name} được mở từ ngày nào?`,
      };
    },
  },
  {
    code: '1.001776',
    name: 'Thực hiện, điều chỉnh trợ cấp xã hội hằng tháng',
    form: 'TỜ KHAI ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI',
    papers: [
      'Tờ khai đề nghị trợ giúp xã hội',
      'Giấy xác nhận khuyết tật hoặc giấy tờ về tuổi',
      'Bản sao sổ hộ nghèo (nếu có)',
    ],
    days: 10,
    details(t, name) {
      const reason = t.random.pick([
        'người khuyết tật nặng',
        'người cao tuổi không có lương hưu',
        'người đơn thân nghèo nuôi con nhỏ',
        'trẻ em mồ côi đang được nuôi dưỡng',
      ]);
      const amount = t.random.whole(27, 150) * 10_000;
      return {
        request: [
          `Lý do đề nghị: ${reason}; hoàn cảnh: ${t.random.say('{thu nhập không ổn định, nhà ở tạm|sống một mình, thường đau ốm|con nhỏ đang đi học, không có đất sản xuất}')}.`,
          `Hình thức nhận: ${t.random.say('{tiền mặt tại khu phố|qua tài khoản ngân hàng}')}.`,
        ],
        result: [`Mức trợ cấp hằng tháng của ${name} là ${money(amount)}, hưởng từ ${longDate(t.day(12))}.`],
        question: `${name} được nhận trợ cấp mỗi tháng bao nhiêu?`,
      };
    },
  },
  {
    code: '2.000635',
    name: 'Xác nhận tình trạng hôn nhân',
    form: 'TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
    papers: ['Tờ khai theo mẫu', 'Bản sao giấy tờ tùy thân', 'Trích lục bản án ly hôn (nếu có)'],
    days: 3,
    details(t, name) {
      const state = t.random.pick([
        'chưa đăng ký kết hôn với ai',
        'đã ly hôn theo bản án có hiệu lực, hiện chưa đăng ký kết hôn với ai',
        'có vợ (chồng) đã chết, hiện chưa đăng ký kết hôn với ai',
      ]);
      return {
        request: [
          `Mục đích sử dụng: ${t.random.say('{bổ sung hồ sơ vay vốn mua nhà|làm thủ tục kết hôn|chuyển nhượng quyền sử dụng đất}')}.`,
          `Trong thời gian cư trú tại ${neighbourhood(t.random, t.rural)} từ năm ${t.year - t.random.whole(2, 20)} đến nay.`,
        ],
        result: [`Xác nhận ${name} hiện tại ${state}.`],
        question: `Giấy tờ nói ${name} đã có vợ chồng chưa?`,
      };
    },
  },
  {
    code: '1.010833',
    name: 'Cấp giấy xác nhận thân nhân của người có công',
    form: 'ĐƠN ĐỀ NGHỊ XÁC NHẬN THÂN NHÂN NGƯỜI CÓ CÔNG',
    papers: ['Đơn đề nghị', 'Bản sao giấy chứng nhận gia đình liệt sĩ', 'Giấy tờ chứng minh quan hệ'],
    days: 5,
    details(t, name) {
      const hero = personName(t.random, 'nam');
      return {
        request: [
          `Là ${t.random.pick(['con', 'cháu nội', 'em ruột'])} của liệt sĩ ${hero}, hy sinh năm ${t.random.whole(1965, 1974)}.`,
          'Mục đích: hưởng ưu đãi về giáo dục, đất ở.',
        ],
        result: [
          `Xác nhận ${name} là thân nhân của liệt sĩ ${hero}, hồ sơ số LS ${t.random.whole(1000, 9999)} do địa phương quản lý.`,
        ],
        question: `Hồ sơ liệt sĩ ${hero} mang số bao nhiêu?`,
      };
    },
  },
];

/** The procedures that residents come for. */
export function knownProcedures(): readonly Procedure[] {
  return procedures;
}

/** A resident's case at the one-stop desk: form, receipt, result; a complaint now and then. */
export const procedureFile: Story = {
  topic: 'procedures',
  keepers: ['H97.21.01', 'H97.21.02', 'H97.22.01', 'H97.41', 'H97.42', 'H97.41'],
  from: 2006,
  to: 2026,
  mode: '02',
  retention: '06',
  tell(t) {
    const procedure = t.random.pick(procedures);
    return tellCase(t, procedure, resident(t.random, t.place, t.year, t.rural));
  },
};

/** Plans the papers of one resident's case and gives its file's title; a case that is `open` has no result yet. */
export function tellCase(t: Telling, procedure: Procedure, person: Person, open = false): string {
  const { random } = t;
  const unit =
    t.year >= 2025 ? `H97.${t.keeper.code.split('.').at(-1)}` : `000.00.${random.whole(10, 40)}.H97`;
  const number = `${unit}-${t.start.slice(2).replaceAll('-', '')}-${String(random.whole(1, 4000)).padStart(4, '0')}`;
  const details = procedure.details(t, person.name);
  const identity =
    t.year >= 2016
      ? `Số định danh cá nhân/CCCD: ${person.citizenNumber}`
      : `Số CMND: ${person.citizenNumber.slice(3)}`;
  const form = t.add(
    'DON',
    0,
    {
      subject: `${procedure.form.charAt(0)}${procedure.form.slice(1).toLocaleLowerCase('vi')} của ${person.name}`,
      title: procedure.form,
      author: person,
    },
    (w) => {
      w.centered(`Kính gửi: ${nameOn(t.keeper, t.start)}`, {});
      w.items(
        `Họ, chữ đệm, tên người yêu cầu: ${person.name}`,
        `Ngày, tháng, năm sinh: ${person.birthday}; giới tính: ${person.sex}`,
        identity,
        `Nơi cư trú: ${person.address}`,
        `Điện thoại: ${person.phone}`,
      );
      w.items(`Đề nghị giải quyết thủ tục: ${procedure.name} (mã ${procedure.code})`, ...details.request);
      w.paragraph(
        'Tôi cam đoan những nội dung khai trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật và chịu trách nhiệm trước pháp luật về nội dung cam đoan của mình.',
      );
      w.ask(
        'known-item',
        `${procedure.form.toLocaleLowerCase('vi')} ${person.name}`,
        details.request[0] ?? '',
      );
      w.ask('number', person.citizenNumber, identity);
    },
  );
  const receipt = t.add(
    'GTN',
    0,
    { subject: `Tiếp nhận hồ sơ ${procedure.name} của ${person.name}`, cites: [form] },
    (w) => {
      w.items(
        `Mã hồ sơ: ${number}`,
        `Bộ phận tiếp nhận và trả kết quả ${nameOn(t.keeper, t.start)} tiếp nhận hồ sơ của: ${person.name}`,
        `Địa chỉ: ${person.address}`,
        `Số điện thoại: ${person.phone}`,
        `Nội dung yêu cầu giải quyết: ${procedure.name} (mã thủ tục ${procedure.code})`,
        'Thành phần hồ sơ nộp gồm:',
      );
      w.items(...procedure.papers.map((paper, index) => `${index + 1}. ${paper};`));
      const fact = `Thời gian trả kết quả: ${random.whole(8, 16)} giờ 30 phút, ngày ${shortDate(t.day(procedure.days + 1))}.`;
      w.items(
        'Số lượng hồ sơ: 01 (bộ)',
        `Thời gian giải quyết hồ sơ theo quy định: ${String(procedure.days).padStart(2, '0')} ngày làm việc`,
        `Thời gian nhận hồ sơ: ${random.whole(7, 16)} giờ ${random.whole(10, 59)} phút, ngày ${shortDate(t.start)}`,
        fact,
        `Lệ phí: ${random.say('{không thu|5.000 đồng|8.000 đồng|100.000 đồng}')}; vào Sổ theo dõi hồ sơ, quyển số ${random.whole(1, 5)}, số thứ tự ${random.whole(10, 900)}`,
      );
      w.ask('number', number, `Mã hồ sơ: ${number}`);
      w.ask(
        'paraphrase',
        `${person.name} nộp giấy tờ ${procedure.name.toLocaleLowerCase('vi')} thì hẹn ngày nào lấy?`,
        fact,
      );
    },
  );
  const title = `Hồ sơ TTHC ${number}: ${procedure.name} - ${person.name}`;
  if (open) return title;
  const result = t.add(
    procedure.code === '1.001193' ? 'TL' : 'GXN',
    procedure.days + 1,
    { subject: `Kết quả giải quyết thủ tục ${procedure.name} của ${person.name}`, cites: [receipt] },
    (w) => {
      w.paragraph(`Xét hồ sơ mã ${number} của ${person.name}, ${nameOn(t.keeper, t.start)}:`);
      w.items(
        `Họ, chữ đệm, tên: ${person.name}`,
        `Ngày, tháng, năm sinh: ${person.birthday}`,
        identity,
        `Nơi cư trú: ${person.address}`,
      );
      const fact = details.result[0] ?? '';
      w.paragraph(fact);
      w.paragraph(
        `Giấy này có giá trị ${random.say('{sử dụng trong thời hạn 06 tháng|kể từ ngày ký|thay cho giấy cấp lần trước}')}.`,
      );
      w.ask('paraphrase', details.question, fact);
    },
  );
  if (random.chance(0.25)) {
    t.add(
      'CV',
      procedure.days + 20,
      { subject: `trả lời phản ánh của ${person.name} về thủ tục ${procedure.name}`, cites: [result] },
      (w) => {
        const fact = `Việc chậm ${random.whole(2, 12)} ngày so với phiếu hẹn là do ${random.say('{phần mềm một cửa bị lỗi|phải xác minh nơi cư trú cũ|cán bộ phụ trách nghỉ ốm không bàn giao|thiếu chữ ký của người có liên quan}')}.`;
        w.centered(`Kính gửi: ${person.sex === 'nam' ? 'Ông' : 'Bà'} ${person.name}`, {});
        w.paragraph(
          `${nameOn(t.keeper, t.start)} nhận được phản ánh ngày ${shortDate(t.day(procedure.days + 12))} về hồ sơ mã ${number}. Sau khi kiểm tra, xin trả lời như sau: ${fact}`,
        );
        w.paragraph(
          `${nameOn(t.keeper, t.start)} thành thật xin lỗi và đã chấn chỉnh bộ phận tiếp nhận; kết quả được giao tận nhà, không thu thêm phí./.`,
        );
        w.ask('paraphrase', `Vì sao hồ sơ của ${person.name} bị trễ hẹn?`, fact);
        w.ask('known-item', `thư xin lỗi ${person.name}`, fact);
      },
    );
  }
  return title;
}
