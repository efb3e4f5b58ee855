const OPENING = /<(?:think|thinking|thought|reasoning)>/iu;
const CLOSING = /<\/(?:think|thinking|thought|reasoning)>/iu;
const LONGEST_TAG = 12;

/** Leaves out what a model writes between `<think>` and `</think>`; a tag may come in pieces. */
export async function* withoutThinking(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let isThinking = false;
  for await (const piece of pieces) {
    held += piece;
    for (;;) {
      const tag = (isThinking ? CLOSING : OPENING).exec(held);
      if (!tag) break;
      if (!isThinking) yield held.slice(0, tag.index);
      held = held.slice(tag.index + tag[0].length);
      isThinking = !isThinking;
    }
    const begun = held.lastIndexOf('<');
    const safe = begun >= 0 && held.length - begun <= LONGEST_TAG ? begun : held.length;
    if (!isThinking && safe > 0) yield held.slice(0, safe);
    held = held.slice(safe);
  }
  if (!isThinking && held !== '') yield held;
}
