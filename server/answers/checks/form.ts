const LONGEST = 600;
const SHORTEST = 10;

const MARKUP =
  /<\s*[/!?\p{L}]|&(?:#\d+|#x[\da-f]+|[a-z]{2,8});|\]\s*\(|[[\]{}|`\\^~【】［］]|\*\*|__|(?:^|\s)#{1,6}\s/iu;
const LINK =
  /:\/\/|www\.|(?:javascript|data|mailto|file|ftp|tel)\s*:|@|(?<![\p{L}\d])[\p{L}\d-]{2,}\.(?:vn|com|net|org|info|gov|edu|io|ru|cn|xyz|top|site|online|me|ly|gl)(?![\p{L}\d])/iu;
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/u;

/**
 * Whether a written sentence is plain text of a sentence's length: no markup, no link or address, no brackets (citations were taken out
 * before), no invisible or foreign characters. It is only ever shown as text; what looks like more was not written for a reader.
 */
export function isPlainSentence(text: string): boolean {
  return (
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    /\p{L}{2}/u.test(text) &&
    ![MARKUP, LINK, FOREIGN, UNSEEN].some((pattern) => pattern.test(text.normalize('NFC')))
  );
}
