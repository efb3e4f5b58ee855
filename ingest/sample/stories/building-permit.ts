import { decimal, money } from '../amounts.ts';
import { longDate } from '../calendar.ts';
import { lawOf } from '../laws.ts';
import { resident, street } from '../names.ts';
import type { Story } from '../story.ts';
import { nameOn } from '../world.ts';

/** A building permit for a resident's house: application, receipt, site check, permit, sometimes a fine. */
export const buildingPermit: Story = {
  topic: 'construction',
  keepers: ['H97.21', 'H97.22', 'H97.41', 'H97.42'],
  from: 2001,
  to: 2026,
  mode: '02',
  retention: '04',
  tell(t) {
    const { random } = t;
    const owner = resident(random, t.place, t.year, t.rural);
    const floors = random.whole(1, 5);
    const area = random.between(36, 180);
    const height = decimal(floors * 3.6 + 1.2);
    const setback = decimal(random.between(1.5, 4.5));
    const number = `000.00.${random.whole(10, 40)}.H97-${t.start.slice(2).replaceAll('-', '')}-${String(random.whole(1, 9000)).padStart(4, '0')}`;
    const modern = t.year >= 2014;
    const form = t.add(
      'DON',
      0,
      {
        subject: `Đơn đề nghị cấp giấy phép xây dựng nhà ở riêng lẻ của ${owner.name}`,
        title: 'ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP XÂY DỰNG\n(Sử dụng cho nhà ở riêng lẻ)',
        author: owner,
      },
      (w) => {
        w.centered(`Kính gửi: ${nameOn(t.keeper, t.start)}`, {});
        w.items(
          `1. Thông tin về chủ đầu tư: ${owner.name}`,
          `- Ngày sinh: ${owner.birthday}; giới tính: ${owner.sex}`,
          `- ${modern ? `Số định danh cá nhân/Căn cước công dân: ${owner.citizenNumber}` : `Số chứng minh nhân dân: ${owner.citizenNumber.slice(3)}`}`,
          `- Địa chỉ liên hệ: ${owner.address}`,
          `- Số điện thoại: ${owner.phone}`,
        );
        w.items(
          '2. Thông tin công trình:',
          `- Địa điểm xây dựng: ${owner.address}`,
          `- Lô đất số ${random.whole(2, 480)}, tờ bản đồ số ${random.whole(1, 70)}, diện tích ${decimal(area * 1.4)} m²`,
        );
        const fact = `Diện tích xây dựng tầng 1: ${decimal(area)} m²; chiều cao công trình: ${height} m; số tầng: ${floors}.`;
        w.items(
          '3. Nội dung đề nghị cấp phép:',
          `- ${fact}`,
          `- Tổng diện tích sàn: ${decimal(area * floors)} m²`,
          `4. Đơn vị thiết kế: Công ty TNHH Kiến trúc ${street(random)}`,
          `5. Dự kiến thời gian hoàn thành công trình: ${random.whole(4, 14)} tháng.`,
        );
        w.paragraph(
          '6. Cam kết: Tôi xin cam đoan làm theo đúng giấy phép xây dựng được cấp, nếu sai tôi xin hoàn toàn chịu trách nhiệm và bị xử lý theo quy định của pháp luật.',
        );
        w.ask('known-item', `đơn xin phép xây nhà của ${owner.name}`, fact);
      },
    );
    const receipt = t.add(
      'GTN',
      1,
      { subject: `Tiếp nhận hồ sơ cấp giấy phép xây dựng của ${owner.name}`, cites: [form] },
      (w) => {
        w.items(
          `Mã hồ sơ: ${number}`,
          `Bộ phận tiếp nhận và trả kết quả tiếp nhận hồ sơ của: ${owner.name}`,
          `Địa chỉ: ${owner.address}`,
          `Số điện thoại: ${owner.phone}`,
          'Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng nhà ở riêng lẻ (mã thủ tục 1.009994)',
          'Thành phần hồ sơ nộp gồm:',
        );
        w.items(
          '1. Đơn đề nghị cấp giấy phép xây dựng (bản chính);',
          '2. Bản sao giấy chứng nhận quyền sử dụng đất;',
          '3. Hai bộ bản vẽ thiết kế xây dựng.',
        );
        const fact = `Thời gian trả kết quả: ${random.whole(8, 11)} giờ 00 phút, ${longDate(t.day(random.whole(15, 21)))}.`;
        w.items(
          'Số lượng hồ sơ: 01 (bộ)',
          'Thời gian giải quyết hồ sơ theo quy định: 15 ngày làm việc',
          fact,
          'Đăng ký nhận kết quả tại: Bộ phận Một cửa.',
        );
        w.ask('number', number, `Mã hồ sơ: ${number}`);
        w.ask('paraphrase', `${owner.name} nộp hồ sơ xây nhà thì bao giờ được trả kết quả?`, fact);
      },
    );
    const permit = t.add(
      'GP',
      16,
      { subject: `Cấp phép xây dựng nhà ở riêng lẻ cho ${owner.name}`, cites: [receipt] },
      (w) => {
        w.items(
          `1. Cấp cho: Ông (bà) ${owner.name}`,
          `Địa chỉ: ${owner.address}`,
          `2. Được phép xây dựng công trình: Nhà ở riêng lẻ, theo thiết kế kèm theo, trên nền đất có giấy chứng nhận quyền sử dụng đất số ${random.pick(['BA', 'CD', 'AB', 'CT'])} ${random.whole(100000, 999999)}.`,
        );
        const fact = `Công trình gồm ${floors} tầng, chiều cao tối đa ${height} m, khoảng lùi so với lộ giới ${setback} m.`;
        w.items(
          `- ${fact}`,
          `- Diện tích xây dựng tầng 1: ${decimal(area)} m²; tổng diện tích sàn ${decimal(area * floors)} m².`,
          `- Cốt nền xây dựng: +${decimal(random.between(0.2, 0.9), 2)} m so với vỉa hè hoàn thiện; màu sắc công trình: ${random.pick(['trắng', 'kem', 'vàng nhạt', 'xám sáng'])}.`,
        );
        w.paragraph(
          '3. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp; quá thời hạn trên thì phải đề nghị gia hạn giấy phép xây dựng.',
        );
        w.paragraph(
          '4. Chủ đầu tư phải thông báo ngày khởi công bằng văn bản cho Ủy ban nhân dân nơi xây dựng trước 07 ngày, treo biển báo tại công trường và không để vật liệu lấn chiếm lòng đường, vỉa hè.',
        );
        w.ask('paraphrase', `Nhà của ${owner.name} được phép xây mấy tầng, cao bao nhiêu?`, fact);
      },
    );
    if (random.chance(0.5)) {
      const fine = random.whole(8, 60) * 1_000_000;
      const excess = decimal(random.between(3, 40));
      t.add(
        'QĐ',
        140,
        {
          subject: `Về việc xử phạt vi phạm hành chính trong lĩnh vực trật tự xây dựng đối với ${owner.name}`,
          cites: [permit],
        },
        (w) => {
          w.recital(`Căn cứ ${lawOf('building', t.year)};`);
          w.recital(`Căn cứ biên bản vi phạm hành chính lập ${longDate(t.day(132))} tại ${owner.address};`);
          w.centered('QUYẾT ĐỊNH:');
          const fact = `Phạt tiền ${money(fine)} về hành vi xây dựng sai nội dung giấy phép, vượt ${excess} m² so với diện tích được cấp.`;
          w.article(
            `Xử phạt vi phạm hành chính đối với ông (bà) ${owner.name}, sinh ngày ${owner.birthday}, địa chỉ ${owner.address}. ${fact}`,
          );
          w.article(
            `Biện pháp khắc phục hậu quả: buộc tháo dỡ phần công trình vi phạm trong thời hạn ${random.whole(15, 60)} ngày kể từ ngày nhận được Quyết định; nếu không tự nguyện chấp hành sẽ bị cưỡng chế.`,
          );
          w.article(
            `Ông (bà) ${owner.name} có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này theo quy định của pháp luật./.`,
          );
          w.ask('paraphrase', `Xây nhà trái phép ở ${owner.address} bị phạt bao nhiêu?`, fact);
        },
      );
    }
    return `Hồ sơ cấp giấy phép xây dựng của ${owner.name}, mã ${number}`;
  },
};
