import type { PreTrainedTokenizer } from '@huggingface/transformers';
import { RerankerError } from './reranker-error.ts';

/** Tokens as a model reads them, and which of two texts each is said to belong to (0 or 1). */
export interface TypedTokens {
  readonly ids: readonly number[];
  readonly types: readonly number[];
}

const sample = 'a';

/**
 * What a tokenizer puts before, between and after the two texts of a pair (`<s> query </s></s> passage </s>`), learned by
 * looking at one pair. So texts are cut to length inside the frame, and a query is tokenized once for all its passages.
 */
export class PairFrame {
  private readonly before: TypedTokens;
  private readonly query: number;
  private readonly between: TypedTokens;
  private readonly passage: number;
  private readonly after: TypedTokens;
  private readonly tokenizer: PreTrainedTokenizer;
  /** The longest pair in tokens, its frame included. */
  private readonly longest: number;

  constructor(tokenizer: PreTrainedTokenizer, longest: number) {
    const { ids, types } = encodedPair(tokenizer);
    const inner = tokenizer.encode(sample, { add_special_tokens: false });
    const first = indexOfRun(ids, inner, 0);
    const second = indexOfRun(ids, inner, first + inner.length);
    if (inner.length === 0 || first < 0 || second < 0) {
      throw new RerankerError(
        'The tokenizer does not join two texts into one: use a cross-encoder for pairs of texts.',
      );
    }
    const part = (from: number, to: number): TypedTokens => ({
      ids: ids.slice(from, to),
      types: types.slice(from, to),
    });
    this.before = part(0, first);
    this.query = types[first] ?? 0;
    this.between = part(first + inner.length, second);
    this.passage = types[second] ?? 0;
    this.after = part(second + inner.length, ids.length);
    this.tokenizer = tokenizer;
    this.longest = longest;
  }

  /**
   * Pairs of a query and each passage. A query keeps at most half of a pair, and what is too long then is cut off the end
   * of the passage; the frame stays whole.
   */
  pairs(query: string, passages: readonly string[]): TypedTokens[] {
    const room = this.longest - this.before.ids.length - this.between.ids.length - this.after.ids.length;
    const asked = this.encode(query).slice(0, Math.floor(room / 2));
    return passages.map((passage) => this.frame(asked, this.encode(passage).slice(0, room - asked.length)));
  }

  private frame(query: readonly number[], passage: readonly number[]): TypedTokens {
    const parts: readonly TypedTokens[] = [
      this.before,
      { ids: query, types: query.map(() => this.query) },
      this.between,
      { ids: passage, types: passage.map(() => this.passage) },
      this.after,
    ];
    return { ids: parts.flatMap(({ ids }) => ids), types: parts.flatMap(({ types }) => types) };
  }

  private encode(text: string): number[] {
    return this.tokenizer.encode(text.normalize('NFC'), { add_special_tokens: false });
  }
}

function encodedPair(tokenizer: PreTrainedTokenizer): TypedTokens {
  const options = { text_pair: sample, return_tensor: false, return_token_type_ids: true } as const;
  const encoded: { input_ids: number[]; token_type_ids?: number[] } = tokenizer(sample, options);
  const ids = encoded.input_ids;
  return { ids, types: encoded.token_type_ids ?? ids.map(() => 0) };
}

/** Where a run of tokens begins among others, at or after `from`; -1 where it does not. */
function indexOfRun(ids: readonly number[], run: readonly number[], from: number): number {
  return ids.findIndex((_, start) => start >= from && run.every((id, at) => ids[start + at] === id));
}
