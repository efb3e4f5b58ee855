import { Embeddings } from '@langchain/core/embeddings';
import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';

/** A stand-in model for tests: counts folded syllables into 32 buckets. The same on every machine, and it knows no meaning. */
export class SyllableEmbeddings extends Embeddings {
  readonly modelId: string;
  readonly dimensions = 32;

  constructor(modelId = 'syllables') {
    super({});
    this.modelId = modelId;
  }

  override embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.resolve(texts.map((text) => this.#embed(text)));
  }

  override embedQuery(text: string): Promise<number[]> {
    return Promise.resolve(this.#embed(text));
  }

  #embed(text: string): number[] {
    const counts = Array.from({ length: this.dimensions }, () => 0.01);
    for (const syllable of syllables(text)) {
      const letters = Array.from(fold(syllable.text));
      const bucket =
        letters.reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) %
        this.dimensions;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    const length = Math.hypot(...counts);
    return counts.map((count) => count / length);
  }
}
