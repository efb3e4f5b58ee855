const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const groups = ['', ' nghìn', ' triệu', ' tỷ', ' nghìn tỷ'];

/** A whole number with dots between thousands, as Vietnamese records write it. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** A decimal number with a comma, e.g. 12,5. */
export function decimal(value: number, places = 1): string {
  return value.toFixed(places).replace('.', ',');
}

/** A sum in đồng, rounded to thousands, e.g. «1.250.000.000 đồng». */
export function money(value: number): string {
  return `${grouped(Math.round(value / 1000) * 1000)} đồng`;
}

function belowThousand(value: number, full: boolean): string {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const words: string[] = [];
  if (hundreds > 0 || full) words.push(`${digits[hundreds]} trăm`);
  if (tens > 1) words.push(`${digits[tens]} mươi`);
  else if (tens === 1) words.push('mười');
  else if (ones > 0 && words.length > 0) words.push('lẻ');
  if (ones === 1 && tens > 1) words.push('mốt');
  else if (ones === 5 && tens > 0) words.push('lăm');
  else if (ones > 0) words.push(digits[ones] ?? '');
  return words.join(' ');
}

/** A whole number in Vietnamese words, e.g. 1.250.000 → «một triệu hai trăm năm mươi nghìn». */
function inWords(value: number): string {
  if (value === 0) return 'không';
  const parts: string[] = [];
  let rest = Math.round(value);
  for (let group = 0; rest > 0; group += 1) {
    const part = rest % 1000;
    rest = Math.floor(rest / 1000);
    if (part > 0) parts.unshift(belowThousand(part, rest > 0) + (groups[group] ?? ''));
  }
  return parts.join(' ');
}

/** A sum in đồng followed by the same sum in words in brackets. */
export function moneyWithWords(value: number): string {
  const rounded = Math.round(value / 1000) * 1000;
  const words = inWords(rounded);
  return `${money(rounded)} (Bằng chữ: ${words.charAt(0).toUpperCase()}${words.slice(1)} đồng)`;
}
