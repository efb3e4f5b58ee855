const vowels = Array.from('aăâeêioôơuưy');
const marks = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

interface TonedVowel {
  readonly vowel: string;
  readonly tone: number;
}

const tonedVowels = new Map<string, TonedVowel>();
for (const vowel of [...vowels, ...vowels.map((letter) => letter.toUpperCase())]) {
  marks.forEach((mark, tone) => tonedVowels.set((vowel + mark).normalize('NFC'), { vowel, tone }));
}

const spelling =
  /^(ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu(?=[aăâeêiơoôy])|th|tr|ch|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/;

/** Where the tone mark of a syllable stands in the style `hòa`, `thủy`; -1 where the spelling is not Vietnamese. */
function tonePlace(bareSyllable: string): number {
  const parts = spelling.exec(bareSyllable);
  if (!parts) return -1;
  const first = parts[1]?.length ?? 0;
  const nucleus = parts[2] ?? '';
  const marked = Math.max(nucleus.lastIndexOf('ê'), nucleus.lastIndexOf('ơ'));
  if (marked >= 0) return first + marked;
  const quality = nucleus.search(/[ăâôư]/);
  if (quality >= 0) return first + quality;
  if (parts[3]) return first + nucleus.length - 1;
  return nucleus.length === 3 ? first + 1 : first;
}

/**
 * The syllable (NFC, one run of letters, any case) with its tone mark in one place: `hoà` → `hòa`, `uỷ` → `ủy`,
 * `hòan` → `hoàn`, `qủa` → `quả`. A run that is not one Vietnamese syllable with one tone comes back as it is.
 */
export function placeToneMark(syllable: string): string {
  let found: TonedVowel | undefined;
  let at = -1;
  let bare = '';
  for (let index = 0; index < syllable.length; index++) {
    const letter = syllable.charAt(index);
    const toned = tonedVowels.get(letter);
    if (toned && toned.tone > 0) {
      if (found) return syllable;
      found = toned;
      at = index;
    }
    bare += toned ? toned.vowel : letter;
  }
  if (!found) return syllable;
  const place = tonePlace(bare.toLowerCase());
  if (place < 0 || place === at) return syllable;
  const target = (bare.charAt(place) + (marks[found.tone] ?? '')).normalize('NFC');
  return bare.slice(0, place) + target + bare.slice(place + 1);
}
