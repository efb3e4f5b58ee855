import type { KindCode } from './document-kinds.ts';
import { personName } from './names.ts';
import { Random } from './random.ts';
import type { Draft } from './story.ts';
import type { Agency, Day } from './agency.ts';
import { aboveOn, nameOn } from './world.ts';

/** Who signs: the lines above the signature, the capacity («KT. CHỦ TỊCH») and the name. */
export interface Signing {
  lines: string[];
  capacity: string;
  name: string;
}

const signedBySides: KindCode[] = ['BB', 'HĐ'];

function leader(agency: Agency, day: Day): string {
  if (agency.bloc === 'party') return 'BÍ THƯ';
  if (agency.level === 'department' || agency.code === 'H97.90')
    return nameOn(agency, day).startsWith('Ban ') ? 'TRƯỞNG BAN' : 'GIÁM ĐỐC';
  return 'CHỦ TỊCH';
}

function body(agency: Agency, day: Day): string | undefined {
  if (agency.bloc === 'party') return 'T/M BAN THƯỜNG VỤ';
  if (agency.bloc === 'mass') return agency.symbol === 'BTV' ? 'TM. BAN THƯỜNG VỤ' : 'TM. BAN THƯỜNG TRỰC';
  if (agency.level === 'department' || agency.code === 'H97.90') return undefined;
  return nameOn(agency, day).includes('cách mạng') ? 'TM. ỦY BAN NHÂN DÂN CÁCH MẠNG' : 'TM. ỦY BAN NHÂN DÂN';
}

function officer(agency: Agency, day: Day, rank: number): string {
  const term = Math.floor(Number(day.slice(0, 4)) / 5);
  return personName(new Random(term * 7 + rank, agency.code));
}

/** Who signs a draft; nothing for papers that several sides sign. */
export function signingOf(draft: Draft, random: Random): Signing | undefined {
  const { issuer, date, author, kind } = draft;
  if (author) return { lines: ['NGƯỜI LÀM ĐƠN'], capacity: '', name: author.name };
  if (signedBySides.includes(kind)) return undefined;
  const chief = leader(issuer, date);
  const whole = body(issuer, date);
  if (kind === 'GTN')
    return { lines: ['NGƯỜI TIẾP NHẬN HỒ SƠ'], capacity: '', name: officer(issuer, date, 5) };
  const choice = random.next();
  if (
    choice < 0.2 &&
    ['CV', 'GM', 'TB', 'HD'].includes(kind) &&
    issuer.bloc === 'government' &&
    issuer.level !== 'commune'
  ) {
    return {
      lines: [`TL. ${chief}`, 'CHÁNH VĂN PHÒNG'],
      capacity: `TL. ${chief}`,
      name: officer(issuer, date, 4),
    };
  }
  if (choice < 0.55) {
    const deputy = chief === 'TRƯỞNG BAN' ? 'PHÓ TRƯỞNG BAN' : `PHÓ ${chief}`;
    if (issuer.bloc === 'party')
      return { lines: [whole ?? '', deputy], capacity: whole ?? '', name: officer(issuer, date, 2) };
    return {
      lines: [...(whole ? [whole] : []), `KT. ${chief}`, deputy],
      capacity: `KT. ${chief}`,
      name: officer(issuer, date, random.whole(2, 3)),
    };
  }
  return { lines: [...(whole ? [whole] : []), chief], capacity: whole ?? '', name: officer(issuer, date, 1) };
}

/** The lines under «Nơi nhận:». */
export function recipientsOf(draft: Draft): string[] {
  const { issuer, kind } = draft;
  const first =
    draft.recipients ??
    (['CV', 'TTr'].includes(kind)
      ? ['- Như trên;']
      : kind === 'QĐ'
        ? ['- Như Điều 3;']
        : ['- Các đơn vị liên quan;']);
  const above = `- ${reportedTo(issuer, draft.date)};`;
  const drafter = issuer.drafters[draft.subject.length % issuer.drafters.length] ?? 'VP';
  return [...first, above, `- Lưu: ${issuer.bloc === 'party' ? 'Văn phòng' : `VT, ${drafter}`}.`];
}

function reportedTo(issuer: Agency, day: Day): string {
  if (issuer.level === 'city') return 'Thường trực Thành ủy';
  if (issuer.bloc === 'party') return 'Văn phòng Thành ủy (báo cáo)';
  const above = issuer.level === 'commune' ? aboveOn(issuer, day) : undefined;
  if (!above || above.startsWith('THÀNH')) return 'UBND thành phố (báo cáo)';
  const [kind = '', ...name] = above.toLocaleLowerCase('vi').split(' ');
  const place = name.map((word) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1)).join(' ');
  return `UBND ${kind} ${place} (báo cáo)`;
}
