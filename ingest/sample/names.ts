import type { Random } from './random.ts';

const surnames =
  'Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Lưu Mai Tăng Kha Nghiêm Quách Thái Tôn Châu Lâm Cao Hà Trịnh Đinh'.split(
    ' ',
  );
const middleMen = 'Văn Hữu Đức Công Quang Minh Xuân Thanh Đình Ngọc Bá Vĩnh Trọng Khắc'.split(' ');
const middleWomen = 'Thị Thị Thị Ngọc Kim Thúy Hoài Mộc Bích Diệu'.split(' ');
const men =
  'Thức Khải Lộc Tường Sơn Hòa Hải Phước Nghĩa Tín Trực Bình An Khoa Thạch Vịnh Quý Hậu Lực Điền Cường Kiên Thuận Tài Nhân Toàn Dũng Hiệp Lân Vượng'.split(
    ' ',
  );
const women =
  'Lụa Thơm Miên Thư Hạnh Duyên Mận Sương Hường Nhàn Thắm Chi Lài Yến Tuyết Vân Hoa Thủy Ngân Loan Quyên Nga Đào Xuyến Cúc Hiền Phượng Trâm Bưởi Sen'.split(
    ' ',
  );
const streetHeads = 'Bến|Cầu|Chợ|Lò|Ga|Vườn|Xóm|Kênh|Rặng|Gò|Giếng|Đồng|Bãi|Hàng'.split('|');
const streetTails = 'Gốm|Lưới|Sậy|Than|Dừa|Me|Cũ|Mới|Đá|Trầu|Mía|Sen|Sáo|Vôi|Tre|Bần|Chiếu|Muối'.split('|');
const streetNames =
  'Hoa Sữa|Bờ Sông|Sao Mai|Bình Minh|Mùa Xuân|Hải Âu|Nhà Máy Đường|Cột Cờ|Cát Trắng|Hướng Dương'.split('|');
const hamletNames =
  'Gò Mít|Trầm Nước|Bàu Sậy|Cồn Dơi|Rạch Lá|Vàm Nhỏ|Đồng Trên|Đồng Dưới|Xóm Đình|Bến Đò|Gò Duối|Láng Tròn'.split(
    '|',
  );
const schoolNames =
  'Hoa Sữa|Bến Gió|Cầu Ván|Gò Trầm|Sao Mai|Hải Âu|Bình Minh|Rạng Đông|Vàm Nhỏ|Đồng Sim|Hướng Dương|Măng Non'.split(
    '|',
  );

export type Sex = 'nam' | 'nữ';

/** A fictional resident; `citizenNumber` has the form of a real one (12 digits) but a province code in no use. */
export interface Person {
  name: string;
  sex: Sex;
  birthYear: number;
  birthday: string;
  citizenNumber: string;
  phone: string;
  address: string;
}

/** A fictional person's name. */
export function personName(random: Random, sex: Sex = random.chance(0.5) ? 'nam' : 'nữ'): string {
  const [middle, given] = sex === 'nam' ? [middleMen, men] : [middleWomen, women];
  const double = random.chance(0.2) ? ` ${random.pick(given)}` : '';
  const last = random.pick(given);
  return `${random.pick(surnames)} ${random.pick(middle)}${double.endsWith(last) ? '' : double} ${last}`;
}

/** A street of the fictional city, without the word for street. */
export function street(random: Random): string {
  if (random.chance(0.1)) return random.pick(streetNames);
  return `${random.pick(streetHeads)} ${random.pick(streetTails)}`;
}

/** A hamlet or neighbourhood; wards count theirs, villages name them. */
export function neighbourhood(random: Random, rural: boolean): string {
  return rural ? `ấp ${random.pick(hamletNames)}` : `khu phố ${random.whole(1, 14)}`;
}

/** The name of a school with its kind. */
export function school(random: Random): string {
  return `Trường ${random.pick(['Tiểu học', 'Trung học cơ sở', 'Mầm non'])} ${random.chance(0.4) ? random.pick(schoolNames) : street(random)}`;
}

/** A street address in a ward or village. */
function address(random: Random, place: string, rural = false): string {
  if (rural) return `${neighbourhood(random, true)}, ${place}`;
  return `số ${random.whole(2, 480)}${random.chance(0.3) ? `/${random.whole(1, 60)}` : ''} đường ${street(random)}, ${place}`;
}

/** A fictional resident of a place who is an adult in the given year. */
export function resident(random: Random, place: string, year: number, rural = false): Person {
  const sex: Sex = random.chance(0.5) ? 'nam' : 'nữ';
  const birthYear = year - random.whole(22, 78);
  const century = birthYear < 2000 ? (sex === 'nam' ? 0 : 1) : sex === 'nam' ? 2 : 3;
  const twoDigits = String(birthYear % 100).padStart(2, '0');
  return {
    name: personName(random, sex),
    sex,
    birthYear,
    birthday: `${String(random.whole(1, 28)).padStart(2, '0')}/${String(random.whole(1, 12)).padStart(2, '0')}/${birthYear}`,
    citizenNumber: `097${century}${twoDigits}${String(random.whole(1, 999999)).padStart(6, '0')}`,
    phone: `09${random.whole(10, 99)} ${random.whole(100, 999)} ${random.whole(100, 999)}`,
    address: address(random, place, rural),
  };
}
