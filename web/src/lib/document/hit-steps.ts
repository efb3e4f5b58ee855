/** A passage of the document that matches the query. */
export interface HitPlace {
  readonly page: number;
  readonly passage: number;
}

/** Where a person stands among the hits: `index` counts from 0, or is -1 on a page between hits. */
export interface HitSteps<Hit extends HitPlace> {
  readonly index: number;
  readonly previous: Hit | null;
  readonly next: Hit | null;
}

/** The hits before and after a place. Hits come in page order. Without a passage, the page's first hit is meant. */
export function hitSteps<Hit extends HitPlace>(
  hits: readonly Hit[],
  page: number,
  passage: number | null,
): HitSteps<Hit> {
  const named = hits.findIndex((hit) => hit.passage === passage);
  const index = named >= 0 ? named : hits.findIndex((hit) => hit.page === page);
  if (index >= 0) return { index, previous: hits[index - 1] ?? null, next: hits[index + 1] ?? null };
  return {
    index: -1,
    previous: hits.findLast((hit) => hit.page < page) ?? null,
    next: hits.find((hit) => hit.page > page) ?? null,
  };
}
