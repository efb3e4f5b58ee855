import { longDate } from '../calendar.ts';
import type { Story } from '../story.ts';
import { nameOn } from '../world.ts';
import { knownProcedures } from './procedure-file.ts';

/** How each procedure is handled, in the order of `knownProcedures`. */
const STEPS: readonly (readonly [steps: readonly string[], fee: string])[] = [
  [
    [
      'Người yêu cầu nộp tờ khai và Giấy chứng sinh tại Bộ phận Một cửa hoặc trên Cổng dịch vụ công.',
      'Công chức tư pháp - hộ tịch đối chiếu giấy tờ, ghi nội dung khai sinh vào Sổ hộ tịch.',
      'Chủ tịch Ủy ban nhân dân phường ký Giấy khai sinh; người yêu cầu ký sổ và nhận kết quả.',
    ],
    'không thu; đăng ký quá hạn 8.000 đồng.',
  ],
  [
    [
      'Chủ hộ nộp giấy đề nghị tại Bộ phận Một cửa.',
      'Công chức tài chính - kế toán kiểm tra tên hộ, ngành, nghề và địa điểm kinh doanh.',
      'Phường cấp giấy chứng nhận và gửi thông tin cho cơ quan thuế.',
    ],
    '100.000 đồng một lần cấp.',
  ],
  [
    [
      'Người đề nghị nộp tờ khai tại Bộ phận Một cửa.',
      'Công chức văn hóa - xã hội thẩm tra hoàn cảnh, niêm yết công khai trong 02 ngày làm việc.',
      'Phường quyết định trợ cấp và chi trả từ tháng ghi trong quyết định.',
    ],
    'không thu.',
  ],
  [
    [
      'Người yêu cầu nộp tờ khai, xuất trình giấy tờ tùy thân tại Bộ phận Một cửa.',
      'Công chức tư pháp - hộ tịch kiểm tra Sổ hộ tịch; trường hợp từng cư trú nơi khác thì gửi văn bản xác minh.',
      'Phường cấp Giấy xác nhận, có giá trị 06 tháng kể từ ngày cấp.',
    ],
    '8.000 đồng; miễn cho người thuộc hộ nghèo.',
  ],
  [
    [
      'Người đề nghị nộp đơn kèm giấy tờ chứng minh quan hệ tại Bộ phận Một cửa.',
      'Công chức lao động - thương binh và xã hội đối chiếu với hồ sơ người có công.',
      'Phường cấp giấy xác nhận thân nhân.',
    ],
    'không thu.',
  ],
];

/** The decision by which a ward lays down how its desk handles procedures. */
export const deskProcedures: Story = {
  topic: 'procedure-rules',
  keepers: ['H97.41'],
  from: 2025,
  to: 2025,
  mode: '01',
  retention: '01',
  tell(t) {
    const procedures = knownProcedures();
    const issuer = nameOn(t.keeper, t.start);
    t.add(
      'QĐ',
      0,
      { subject: `Công bố quy trình giải quyết thủ tục hành chính tại Bộ phận Một cửa ${t.place}` },
      (w) => {
        w.recital('Căn cứ Luật Tổ chức chính quyền địa phương;');
        w.recital('Xét đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân,');
        w.centered('QUYẾT ĐỊNH:');
        w.article(
          `Công bố kèm theo Quyết định này quy trình giải quyết ${procedures.length} thủ tục hành chính tại Bộ phận Một cửa.`,
        );
        w.article(`Quyết định này có hiệu lực kể từ ${longDate(t.day(5))}.`);
        w.article('Văn phòng, các phòng chuyên môn và công chức liên quan chịu trách nhiệm thi hành./.');
        w.annex('PHỤ LỤC', 'Quy trình giải quyết thủ tục hành chính', `Kèm theo Quyết định của ${issuer}`);
        for (const [index, { name, code, papers, days }] of procedures.entries()) {
          const [steps, fee] = STEPS[index] ?? [[], 'không thu.'];
          w.heading(`${index + 1}. Thủ tục ${name} (mã ${code})`);
          w.items(
            'a) Trình tự thực hiện:',
            ...steps.map((step, at) => `Bước ${at + 1}: ${step}`),
            'b) Cách thức thực hiện: trực tiếp, qua bưu chính hoặc trực tuyến.',
            'c) Thành phần hồ sơ:',
            ...papers.map((paper) => `- ${paper};`),
            `d) Thời hạn giải quyết: ${String(days).padStart(2, '0')} ngày làm việc kể từ khi nhận đủ hồ sơ.`,
            `đ) Lệ phí: ${fee}`,
          );
        }
      },
    );
    return `Quy trình giải quyết thủ tục hành chính tại Bộ phận Một cửa ${t.place}`;
  },
};
