import { longDate } from '../calendar.ts';
import { neighbourhood, personName } from '../names.ts';
import { citation, type Story } from '../story.ts';

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
