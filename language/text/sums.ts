const UNIT = /^\s*(?:dong|d|vnd|usd|m2|m²|ha|tan|kg)(?!\p{L})/iu;

/** Whether a unit of money or measure follows a number in a text without marks (`end`: where the number ends). */
export function isSum(plain: string, end: number): boolean {
  return UNIT.test(plain.slice(end, end + 8));
}
