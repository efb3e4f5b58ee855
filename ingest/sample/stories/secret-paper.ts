import { longDate } from '../calendar.ts';
import type { Story } from '../story.ts';
import { nameOn } from '../world.ts';

/** Secret papers, which ingest must set aside: never part of the archive, only of the quarantine folder. */
export const secretPaper: Story = {
  topic: 'secret',
  keepers: ['H97', 'H97.21', 'A97'],
  from: 1999,
  to: 2025,
  mode: '03',
  retention: '01',
  tell(t) {
    const { random } = t;
    const level = random.pick(['MẬT', 'TỐI MẬT', 'MẬT']);
    t.add(
      'PA',
      0,
      { subject: `Bảo đảm an ninh, trật tự khu vực diễn tập năm ${t.year}`, secrecy: level },
      (w) => {
        w.paragraph(
          `${nameOn(t.keeper, t.start)} xây dựng Phương án bảo đảm an ninh, trật tự khu vực diễn tập năm ${t.year} như sau:`,
        );
        w.items(
          `1. Lực lượng: ${random.whole(20, 200)} người, chia ${random.whole(3, 8)} chốt.`,
          `2. Thời gian: từ ${longDate(t.day(5))} đến ${longDate(t.day(9))}.`,
          '3. Tín hiệu liên lạc theo quy ước riêng, không trao đổi qua điện thoại.',
        );
        w.paragraph(
          'Phương án này chỉ phổ biến đến những người có tên trong danh sách; hết nhiệm vụ phải thu hồi./.',
        );
      },
    );
    return `Phương án bảo đảm an ninh khu vực diễn tập năm ${t.year}`;
  },
};
