import type { AnswerSentence, Citation } from '@tangthu/server/answers/answer-view';
import { citation as legalCitation } from '../document/citation.ts';
import { documentHref } from '../document/document-link.ts';

/** The address of a citation: its page, with these very words lit. */
export function citedHref({ document, passage, page, places }: Citation): string {
  const words = places
    .filter((place) => place.page === page)
    .flatMap((place) => place.words)
    .map(({ from, to }) => `${from}-${to}`)
    .join(',');
  return documentHref(document.id, { page, passage, words });
}

/** An answer as text: its sentences with the numbers of their citations, then each citation in full with its address. */
export function copiedAnswer(
  sentences: readonly AnswerSentence[],
  citations: readonly Citation[],
  origin: string,
): string {
  const said = sentences.map(
    ({ text, citations: of }) => `${text} ${of.map(({ number }) => `[${number}]`).join('')}`,
  );
  const sources = citations.map(
    (one) => `[${one.number}] ${legalCitation(one.document, one.page)} (${origin}${citedHref(one)})`,
  );
  return [...said, '', ...sources].join('\n');
}

/** Whether a citation's document holds no longer as it stands, and what did that: the weightiest change, the latest of its kind. */
export function endedBy({ changes }: Pick<Citation, 'changes'>): Citation['changes'][number] | undefined {
  return (
    changes.findLast(({ relation }) => relation === 'repeals') ??
    changes.findLast(({ relation }) => relation === 'replaces') ??
    changes.at(-1)
  );
}
