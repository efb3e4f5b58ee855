import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** A password for which so many guesses are enough (10 to this power) is guessed too soon. */
const FEWEST_GUESSES = 10;
/** Of a long password its beginning must do: the work of estimating grows faster than the text. */
const ESTIMATED = 40;

/** What people here take for passwords, and the dictionaries of the estimator lack; without diacritics, as they are typed. */
const VIETNAMESE =
  `matkhau matkhaumoi anhyeuem emyeuanh yeuem yeuanh gia dinh giadinh hanhphuc vietnam hanoi saigon hochiminh danang haiphong
  cantho nhatrang dalat hue quangninh nghean thanhhoa nguyen tran pham hoang huynh phan vo dang bui ngo duong nguyenvan nguyenthi
  tranvan tranthi levan lethi phamvan phamthi hoangvan hoangthi ubnd uybannhandan phuong quan huyen luutru vanthu canbo congchuc
  hanhchinh chinhquyen danguy hoso tailieu xinchao camon`.split(/\s+/u);

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * Whether a password is among the first ten thousand million that somebody would try who knows the lists of common and leaked passwords,
 * names and words, and these names of the person's own (folded: letters and digits alone, without diacritics).
 */
export async function isSoonGuessed(password: string, ownNames: readonly string[]): Promise<boolean> {
  estimator ??= loadEstimator();
  const beginning = Array.from(password).slice(0, ESTIMATED).join('');
  return (await estimator).check(beginning, [...ownNames]).guessesLog10 < FEWEST_GUESSES;
}

/** The lists take a second to read and some 40 MB: they come in when the first password is set. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, vietnamese: VIETNAMESE },
    graphs: common.adjacencyGraphs,
  });
}
