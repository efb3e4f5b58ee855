import type { Paper } from './world.ts';

/** What a paper is about; each theme has a word that no other has. */
export const THEMES = [
  { words: 'thu hồi đất giải phóng mặt bằng', telling: 'mặt bằng' },
  { words: 'đăng ký khai sinh cho trẻ em', telling: 'khai sinh' },
  { words: 'bổ nhiệm công chức lãnh đạo', telling: 'bổ nhiệm' },
  { words: 'vỉa hè và trật tự đô thị', telling: 'vỉa hè' },
] as const;

/** Where the residents of all papers live. */
export const COMMON_STREET = 'đường Sơn Ca';

/** Of words that stand in one paper each, by its place in the world. */
const OWN_WORDS = 'khuếch tuệch trường khoắng quạnh khuya nghiêng nguềnh choáng tuyềnh huơu khuỷu'.split(' ');

/** The word that only this paper bears; rare, so that a suggestion or a statistic could give it away. */
export function ownWord(at: number): string {
  return `${OWN_WORDS[at % OWN_WORDS.length] ?? ''}${at >= OWN_WORDS.length ? 'x'.repeat(Math.floor(at / OWN_WORDS.length)) : ''}`;
}

/** Letters that stand in every text of this paper and in none of another. */
export function secretOf(at: number): string {
  return `bimat${String.fromCharCode(97 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}kin`;
}

/** The number that a paper bears. */
export function numberOf({ number, type }: Paper): { number: string; symbol: string; whole: string } {
  return { number: String(101 + number), symbol: `${type}-UBND`, whole: `${101 + number}/${type}-UBND` };
}

/** The subject line. */
export function subjectOf(paper: Paper, at: number): string {
  return `Về ${themeOf(paper).words} ${secretOf(at)}`;
}

/** The text of the one page. */
export function textOf(paper: Paper, at: number): string {
  const title = { QĐ: 'QUYẾT ĐỊNH', KH: 'KẾ HOẠCH', BC: 'BÁO CÁO' }[paper.type];
  return `Số: ${numberOf(paper).whole}\n${title}\n${subjectOf(paper, at)}, hồ sơ lưu trữ ${ownWord(at)} của cơ quan.`;
}

/** What the paper is about. */
export function themeOf({ theme }: Paper): (typeof THEMES)[number] {
  return THEMES[theme % THEMES.length] ?? THEMES[0];
}
