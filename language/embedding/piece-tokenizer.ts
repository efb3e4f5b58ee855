import { PieceTrie } from './piece-trie.ts';

const join = '▁';
const notWord = /[^\p{L}\p{N}]+/gu;

/** The part of a Unigram `tokenizer.json` that is used here. */
export interface UnigramFile {
  readonly normalizer: unknown;
  readonly pre_tokenizer: { readonly type: string; readonly split?: boolean } | null;
  readonly post_processor: unknown;
  readonly model: {
    readonly type: string;
    readonly unk_id: number;
    readonly vocab: readonly (readonly [string, number])[];
  };
}

/** The one normalizer that `normalize` below carries out: composed, lower case, marks as single spaces. */
const ownNormalizer = JSON.stringify({
  type: 'Sequence',
  normalizers: [
    { type: 'NFC' },
    { type: 'Lowercase' },
    { type: 'Replace', pattern: { Regex: '[^\\p{L}\\p{N}]+' }, content: ' ' },
    { type: 'Strip', strip_left: true, strip_right: true },
  ],
});

function normalize(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(notWord, ' ').trim();
}

/**
 * Cuts text into pieces that span several syllables, as the bundled model's `tokenizer.json` says: the same ids as
 * the tokenizer of transformers.js, some seven times faster, which decides the speed of a static model.
 */
export class PieceTokenizer {
  private readonly scores: Float64Array;
  private readonly unknown: number;
  private readonly unknownScore: number;
  private readonly trie: PieceTrie;

  /** Whether a tokenizer file is of the kind that this class reads. */
  static reads(file: UnigramFile): boolean {
    return (
      file.model.type === 'Unigram' &&
      file.pre_tokenizer?.type === 'Metaspace' &&
      file.pre_tokenizer.split === false &&
      file.post_processor === null &&
      JSON.stringify(file.normalizer) === ownNormalizer
    );
  }

  constructor(file: UnigramFile) {
    const { vocab, unk_id: unknown } = file.model;
    this.scores = Float64Array.from(vocab, ([, score]) => score);
    this.unknown = unknown;
    this.unknownScore = this.scores.reduce((least, score) => Math.min(least, score), 0) - 10;
    this.trie = new PieceTrie(vocab.map(([piece]) => piece));
  }

  /** Ids of the pieces on the likeliest path through `text` (Viterbi); none for a text without letters or digits. */
  encode(text: string): number[] {
    const words = normalize(text);
    if (words === '') return [];
    return this.trace(join + words.replaceAll(' ', join));
  }

  private trace(line: string): number[] {
    const best = new Float64Array(line.length + 1).fill(-Infinity);
    const from = new Int32Array(line.length + 1);
    const piece = new Int32Array(line.length + 1).fill(this.unknown);
    best[0] = 0;
    for (let start = 0; start < line.length; start++) this.extend(line, start, best, from, piece);
    const ids: number[] = [];
    for (let end = line.length; end > 0; end = from[end] ?? 0) {
      const id = piece[end] ?? this.unknown;
      if (id !== this.unknown || ids.at(-1) !== id) ids.push(id);
    }
    return ids.reverse();
  }

  /** Lengthens the best path to `start` by every piece that begins there. */
  private extend(line: string, start: number, best: Float64Array, from: Int32Array, piece: Int32Array): void {
    const sofar = best[start] ?? 0;
    let node = 0;
    let single = false;
    for (let end = start + 1; end <= line.length; end++) {
      node = this.trie.next(node, line.charCodeAt(end - 1));
      if (node === 0) break;
      const id = this.trie.pieceAt(node);
      if (id < 0) continue;
      single ||= end === start + 1;
      const score = sofar + (this.scores[id] ?? 0);
      if (score > (best[end] ?? 0)) {
        best[end] = score;
        from[end] = start;
        piece[end] = id;
      }
    }
    if (!single && sofar + this.unknownScore > (best[start + 1] ?? 0)) {
      best[start + 1] = sofar + this.unknownScore;
      from[start + 1] = start;
      piece[start + 1] = this.unknown;
    }
  }
}
