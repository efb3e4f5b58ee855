import { demand, portalApi } from '#lib/api/portal-api.ts';
import { loadView } from '#lib/exports/matches.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import type { WordPart } from '#lib/i18n/words.ts';
import { readSearchState, searchQuestion } from '#lib/search/search-state.ts';
import type { PageLoad } from './$types';

/** The search that the address asks for, its result, what its view shows of all that match, and the answer panel if it is a question. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const state = readSearchState(url.searchParams);
  const learn = async (part: WordPart) => {
    await translatorFor((await parent()).language, [part]);
  };
  const [result, view] = await Promise.all([
    demand(portalApi(fetch).search.$get({ query: searchQuestion(state) })),
    loadView(fetch, state, learn),
  ]);
  const answers = result.asks && result.hits.length > 0 && state.page === 1 && state.view === 'list';
  return { state, result, view, AnswerPanel: answers ? await answerPanel(learn) : undefined };
};

/** Only who asks a question loads what shows its answer. */
async function answerPanel(learn: (part: WordPart) => Promise<void>) {
  const [{ default: AnswerPanel }] = await Promise.all([
    import('#lib/answers/AnswerPanel.svelte'),
    learn('answers'),
  ]);
  return AnswerPanel;
}
