import { decimal, grouped, money } from '../amounts.ts';
import { longDate, workday } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { street } from '../names.ts';
import { citation, type Draft, type Story, type Telling } from '../story.ts';

const matters = [
  {
    about: 'bồi thường, hỗ trợ, tái định cư khi Nhà nước thu hồi đất',
    law: 'land',
    years: [1995, 2001, 2005, 2010, 2015, 2020, 2025],
  },
  { about: 'quản lý và khai thác các chợ', law: 'government', years: [1999, 2006, 2016] },
  { about: 'đánh số và gắn biển số nhà', law: 'government', years: [2003, 2013] },
  { about: 'quản lý tài liệu lưu trữ của các cơ quan', law: 'archives', years: [2002, 2014, 2025] },
];

type Matter = (typeof matters)[number];

function landChapters(t: Telling): [string, string[]][] {
  const { random } = t;
  return [
    [
      'Bồi thường về đất',
      [
        `Hạn mức đất ở để tính bồi thường là ${random.whole(100, 160)} m²/hộ tại các phường và ${random.whole(200, 400)} m²/hộ tại các xã.`,
        `Đất nông nghiệp xen kẽ trong khu dân cư được hỗ trợ thêm bằng ${random.whole(20, 50)}% giá đất ở liền kề, diện tích không quá ${random.whole(2, 5)} lần hạn mức.`,
        'Đất lấn chiếm sau ngày công bố quy hoạch không được bồi thường; trường hợp đặc biệt khó khăn được xem xét hỗ trợ.',
        `Đất sử dụng chung của nhà chung cư được chia theo tỷ lệ diện tích căn hộ.`,
      ],
    ],
    [
      'Bồi thường về tài sản',
      [
        'Nhà ở bị phá dỡ toàn bộ được bồi thường bằng giá trị xây dựng mới, không trừ khấu hao.',
        `Nhà phá dỡ một phần mà phần còn lại dưới ${random.whole(10, 25)} m² thì bồi thường cho toàn bộ căn nhà.`,
        `Mồ mả phải di dời được bồi thường ${money(random.whole(2, 14) * 500_000)}/mộ đất và ${money(random.whole(8, 24) * 500_000)}/mộ xây.`,
        `Cây ăn trái bồi thường theo năm tuổi; cây trên ${random.whole(3, 6)} năm được tính mức cao nhất.`,
      ],
    ],
    [
      'Hỗ trợ và tái định cư',
      [
        `Hộ phải di chuyển chỗ ở trong địa bàn thành phố được hỗ trợ di chuyển ${money(random.whole(3, 14) * 500_000)}.`,
        `Hỗ trợ ổn định đời sống bằng ${random.whole(20, 40)} kg gạo một tháng cho mỗi nhân khẩu trong ${random.whole(3, 12)} tháng.`,
        `Hộ có từ ${random.whole(6, 9)} nhân khẩu trở lên được xét giao thêm một nền tái định cư.`,
        `Hộ chính sách được cộng thêm ${money(random.whole(2, 10) * 1_000_000)}; thứ tự bốc thăm nền công khai.`,
      ],
    ],
  ];
}

function marketChapters(t: Telling): [string, string[]][] {
  const { random } = t;
  return [
    [
      'Sắp xếp điểm kinh doanh',
      [
        `Mỗi điểm kinh doanh có diện tích tối thiểu ${random.whole(3, 5)} m²; lối đi chính rộng không dưới ${decimal(random.between(2.5, 4))} m.`,
        `Hợp đồng thuê điểm kinh doanh có thời hạn ${random.whole(1, 5)} năm, được gia hạn nếu không vi phạm nội quy.`,
        `Nghiêm cấm bày bán gia cầm sống ngoài khu vực riêng; khu giết mổ cách quầy thực phẩm chín ít nhất ${random.whole(10, 40)} m.`,
      ],
    ],
    [
      'Thu và sử dụng phí chợ',
      [
        `Phí chợ hạng một là ${money(random.whole(20, 120) * 1000)}/m²/tháng; người bán không thường xuyên nộp ${money(random.whole(1, 8) * 1000)}/ngày.`,
        `Ban Quản lý chợ được giữ lại ${random.whole(50, 80)}% số phí thu được để chi hoạt động và duy tu.`,
        'Người bán rau, củ tự sản xuất được miễn phí trong các phiên chợ cuối tuần.',
      ],
    ],
    [
      'Phòng cháy và trật tự',
      [
        `Mỗi dãy quầy phải có ${random.whole(2, 6)} bình chữa cháy; cắt điện toàn chợ lúc ${random.whole(20, 22)} giờ hằng ngày.`,
        'Không thắp nhang, đốt vàng mã, đun nấu bằng củi trong nhà lồng chợ.',
      ],
    ],
  ];
}

function numberChapters(t: Telling): [string, string[]][] {
  const { random } = t;
  return [
    [
      'Nguyên tắc đánh số nhà',
      [
        `Số nhà tính từ phía ${random.pick(['bờ sông', 'trung tâm', 'cầu'])}, bên trái số lẻ, bên phải số chẵn.`,
        `Đất trống có mặt tiền trên ${random.whole(4, 8)} m được để dành một số; ngõ (hẻm) lấy số của nhà liền kề đầu ngõ.`,
        `Nhà nhiều tầng đánh số căn hộ theo tầng và theo chiều kim đồng hồ kể từ cầu thang.`,
      ],
    ],
    [
      'Biển số nhà và kinh phí',
      [
        `Biển bằng nhôm, nền xanh lam, chữ trắng, kích thước ${random.whole(15, 20)} x ${random.whole(10, 14)} cm.`,
        `Chủ nhà nộp ${money(random.whole(20, 60) * 1000)} tiền biển; hộ nghèo được cấp không thu tiền.`,
      ],
    ],
  ];
}

function archiveChapters(t: Telling): [string, string[]][] {
  const { random } = t;
  return [
    [
      'Thu thập tài liệu',
      [
        `Hồ sơ giải quyết xong phải giao nộp vào lưu trữ cơ quan trong thời hạn ${random.pick(['01 năm', '12 tháng'])}, trừ hồ sơ xây dựng cơ bản là 03 tháng sau khi quyết toán.`,
        `Tài liệu vĩnh viễn nộp vào Lưu trữ lịch sử sau ${random.whole(5, 10)} năm kể từ năm công việc kết thúc.`,
        'Khi chia tách, sáp nhập, tài liệu của cơ quan nào được chỉnh lý theo phông của cơ quan đó, không trộn lẫn.',
      ],
    ],
    [
      'Bảo quản và sử dụng',
      [
        `Kho lưu trữ giữ nhiệt độ ${random.whole(18, 22)}°C, độ ẩm ${random.whole(45, 55)}%; cách xa nguồn nước, cửa sông.`,
        'Người đọc xuất trình giấy tờ tùy thân, ghi mục đích sử dụng; bản sao chứng thực do người đứng đầu ký.',
        `Lệ phí khai thác một trang bản sao không quá ${money(random.whole(2, 9) * 1000)}.`,
      ],
    ],
  ];
}

const chaptersOf = [landChapters, marketChapters, numberChapters, archiveChapters];

function regulate(t: Telling, matter: Matter, former: Draft | undefined): Draft {
  const { random } = t;
  const chapters = (chaptersOf[matters.indexOf(matter)] ?? archiveChapters)(t);
  const inForce = workday(t.day(0), 10);
  return t.add(
    'QĐ',
    0,
    {
      subject: `Ban hành Quy định về ${matter.about} trên địa bàn thành phố Tân Giang`,
      normative: t.year >= 1997,
      replaces: former ? [former] : [],
    },
    (w) => {
      w.recital(`Căn cứ ${lawOf('government', t.year)};`);
      w.recital(`Căn cứ ${lawOf(matter.law, t.year)};`);
      w.recital('Xét đề nghị của Giám đốc sở quản lý chuyên ngành,');
      w.centered('QUYẾT ĐỊNH:');
      w.article(
        `Ban hành kèm theo Quyết định này Quy định về ${matter.about} trên địa bàn thành phố Tân Giang.`,
      );
      const force = `Quyết định này có hiệu lực thi hành kể từ ${longDate(inForce)}${former ? ` và thay thế Quyết định số ${former.number} ${longDate(former.date)}` : ''}.`;
      w.article(`${force} Các quy định trước đây trái với Quyết định này đều bãi bỏ.`);
      w.article(
        'Chánh Văn phòng, Giám đốc các sở, Chủ tịch Ủy ban nhân dân các địa phương chịu trách nhiệm thi hành Quyết định này./.',
      );
      w.ask('known-item', `quy định về ${matter.about} năm ${t.year}`, force);
      w.annex(
        'QUY ĐỊNH',
        `Về ${matter.about}`,
        `Ban hành kèm theo Quyết định ${longDate(t.start)} của Ủy ban nhân dân thành phố Tân Giang`,
      );
      w.chapter('Chương I', 'Quy định chung');
      w.article(
        `Quy định này áp dụng đối với cơ quan, tổ chức, hộ gia đình, cá nhân có liên quan đến ${matter.about}; không áp dụng đối với ${random.say('{công trình quốc phòng|khu vực đang tranh chấp|dự án do Trung ương quản lý}')}.`,
        'Phạm vi và đối tượng',
      );
      w.article(
        'Việc thực hiện phải công khai, dân chủ, đúng đối tượng; kết hợp hài hòa lợi ích của Nhà nước và của nhân dân; mọi khiếu nại được xem xét theo pháp luật.',
        'Nguyên tắc',
      );
      const labels = ['II', 'III', 'IV', 'V'];
      chapters.forEach(([title, rules], index) => {
        w.chapter(`Chương ${labels[index] ?? ''}`, title);
        for (const rule of rules) {
          w.article(rule, '');
          if (random.chance(0.75))
            w.items(
              `1. ${random.say('{Ủy ban nhân dân cấp dưới niêm yết công khai tại trụ sở trong 15 ngày|Cơ quan chuyên môn lập biên bản, có xác nhận của đại diện khu dân cư|Người có quyền lợi liên quan được mời tham dự và có ý kiến bằng văn bản|Hồ sơ lập thành hai bộ, một bộ lưu tại cơ quan giải quyết}')}.`,
              `2. ${random.say('{Trường hợp vượt thẩm quyền thì báo cáo Ủy ban nhân dân thành phố quyết định|Thời hạn giải quyết không quá 20 ngày làm việc kể từ ngày nhận đủ hồ sơ|Người cố tình khai sai phải hoàn trả khoản đã nhận|Mức cụ thể do Hội đồng thẩm định quyết định nhưng không thấp hơn mức tối thiểu}')}.`,
            );
        }
        w.ask(
          'paraphrase',
          `Theo quy định năm ${t.year} của thành phố về ${matter.about}: ${title.toLocaleLowerCase('vi')} ra sao?`,
          random.pick(rules),
        );
      });
      w.chapter('Chương cuối', 'Tổ chức thực hiện');
      w.article(
        'Sở quản lý chuyên ngành hướng dẫn, kiểm tra việc thực hiện; hằng năm tổng hợp, báo cáo Ủy ban nhân dân thành phố.',
        'Trách nhiệm thi hành',
      );
      w.annex('PHỤ LỤC', 'Bảng mức áp dụng theo khu vực', `Kèm theo Quy định về ${matter.about}`);
      w.table(
        [
          { title: 'TT', share: 1, align: 'center' },
          { title: 'Khu vực', share: 5 },
          { title: 'Loại 1', share: 2, align: 'right' },
          { title: 'Loại 2', share: 2, align: 'right' },
          { title: 'Loại 3', share: 2, align: 'right' },
        ],
        Array.from({ length: random.whole(14, 30) }, (_none, index) => {
          const top = random.whole(200, 9000) * 10;
          return [
            String(index + 1),
            `Đường ${street(random)}, đoạn ${random.whole(1, 6)}`,
            grouped(top),
            grouped(Math.round(top * 0.7)),
            grouped(Math.round(top * 0.45)),
          ];
        }),
      );
    },
  );
}

function regulationStory(matter: Matter, year: number, chain: { latest?: Draft }): Story {
  return {
    topic: 'regulation',
    keepers: ['H97'],
    from: year,
    to: year,
    mode: '01',
    retention: '01',
    tell(t) {
      const former = chain.latest;
      const regulation = regulate(t, matter, former);
      chain.latest = regulation;
      if (t.random.chance(0.5)) amend(t, matter, regulation, former);
      return `Hồ sơ ban hành Quy định về ${matter.about}, năm ${year}`;
    },
  };
}

function amend(t: Telling, matter: Matter, regulation: Draft, former: Draft | undefined): void {
  const subject = `Sửa đổi, bổ sung một số điều của Quy định về ${matter.about} trên địa bàn thành phố Tân Giang`;
  const repeals = former ? [former] : [];
  t.add('QĐ', 280, { subject, normative: t.year >= 1997, amends: [regulation], repeals }, (w) => {
    w.recital(`Căn cứ ${lawOf('government', t.year)};`);
    w.recital(`Căn cứ ${lawOf(matter.law, t.year)};`);
    w.centered('QUYẾT ĐỊNH:');
    const fact = `Thời hạn niêm yết công khai quy định tại khoản 1 các điều của Chương II được sửa thành ${t.random.whole(20, 40)} ngày.`;
    w.article(`Sửa đổi, bổ sung Quy định ban hành kèm theo ${citation(regulation)}: ${fact}`);
    w.article(
      former
        ? `Bãi bỏ toàn bộ ${citation(former)} và các văn bản hướng dẫn kèm theo.`
        : 'Các nội dung khác không thay đổi.',
    );
    w.article(
      `Quyết định này có hiệu lực thi hành kể từ ${longDate(t.day(290))}. Chánh Văn phòng và thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành./.`,
    );
    w.ask(
      'paraphrase',
      `Sửa quy định năm ${t.year} về ${matter.about} thì thời gian niêm yết là mấy ngày?`,
      fact,
    );
  });
}

/**
 * The city's regulations in the order of their years, each replacing the one before on its matter.
 * They are told first, so that other documents can cite them; `most` limits them to the latest on each matter.
 */
export function regulationStories(most: number): Story[] {
  return matters.flatMap((matter) => {
    const chain: { latest?: Draft } = {};
    return matter.years.slice(-most).map((year) => regulationStory(matter, year, chain));
  });
}
