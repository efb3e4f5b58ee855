import { decimal, grouped, money, moneyWithWords } from '../amounts.ts';
import { lawOf } from '../laws.ts';
import { street } from '../names.ts';
import { citation, type Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { assessment, figuresAnnex } from './annexes.ts';

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
