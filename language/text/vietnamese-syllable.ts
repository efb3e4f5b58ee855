const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

const RIMES =
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
  ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
  oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong oong ooc op ot oc ô ôc ôi ôm ôn ông ôp ôt
  ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uô uôc uôi uôm uôn uông uôt uơ up ut
  uy uya uych uyên uyêt uynh uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
  y yêm yên yêng yêt yêu yn ynh yt`.split(/\s+/);

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const VALID = new Set(
  ['', ...ONSETS].flatMap((onset) => RIMES.filter((rime) => fits(onset, rime)).map((rime) => onset + rime)),
);
// «gì» and «giêng» write the onset's i once; «quy» and «quốc» take their u into the onset.
for (const rime of ['', 'n', 'êc', 'êng', 'êt', 'êm', 'ên']) VALID.add(`gi${rime}`);

/** Vietnamese writes k, gh, ngh before e, ê, i, y and c, g, ng before all others (k in place names too). */
function fits(onset: string, rime: string): boolean {
  const front = /^[eêiy]/.test(rime);
  if (onset === 'c' || onset === 'g' || onset === 'ng') return !front;
  return front || (onset !== 'gh' && onset !== 'ngh');
}

/**
 * Whether a word of letters (NFC, lower case) is built as a Vietnamese syllable is: onset, rime, at most one
 * tone mark. Toneless spellings («tinh») count as well; «tæng» (VNI) and «céng» (TCVN3, two marks) don't.
 */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 7) return false;
  const marks = word.normalize('NFD').match(TONES);
  if (!marks) return VALID.has(word);
  return marks.length === 1 && VALID.has(withoutTone(word));
}

function withoutTone(word: string): string {
  return word.normalize('NFD').replace(TONES, '').normalize('NFC');
}
