import type { SnippetPiece } from '@tangthu/server/retrieval/search-result';

/** A snippet's pieces with lit words joined across the space between them, so that a lit phrase looks like one. */
export function joinLitPieces(pieces: readonly SnippetPiece[]): SnippetPiece[] {
  return pieces.reduce<SnippetPiece[]>((joined, piece) => {
    const [before, space] = joined.slice(-2);
    const bridges = before?.lit && piece.lit && space && !space.lit && /^\s*$/.test(space.text);
    if (!bridges) return [...joined, piece];
    return [...joined.slice(0, -2), { text: before.text + space.text + piece.text, lit: true }];
  }, []);
}
