import type { BrowserContextOptions, Page } from '@playwright/test';
import { answeredQuestion, refusedQuestion } from './answered.ts';
import {
  at,
  behind,
  keyboardMap,
  opened,
  panel,
  reviewEdit,
  suggestions,
  type PortalPage,
} from './page-ways.ts';
import { BLANK, type OpenPortal } from './profiles.ts';
import { anExport, aQueryList, aSavedSearch } from './things-made.ts';
import { openFirstHit, query, resultsOf } from './walk.ts';

/** What a person sees of the portal. `null` is a stranger. */
interface Visit {
  readonly person: string | null;
  readonly pages: readonly PortalPage[];
}

const described = 'quyết định của UBND quận Hải Đăng về thu hồi đất năm';
const nobody = '00000000-0000-7000-8000-000000000000';
/** A decision of the sample with a long chain. */
const amended = '11/QĐ-UBND';

/** Every page of the portal and what opens on it, by the person of the sample who comes by it. */
const everyPage: readonly Visit[] = [
  {
    person: null,
    pages: [at('sign-in', '/sign-in', 'form button'), at('sign-in-code', '/sign-in/code', 'form button')],
  },
  {
    person: 'hai-dang',
    pages: [
      at('start', '/'),
      suggestions,
      at('results', resultsOf(query), 'article'),
      opened('filters', 'aside summary.button', 'aside details .fold'),
      at('results-understood', resultsOf(`${described} 1945`)),
      at('results-amended', `${resultsOf('')}&status=amended`, 'article'),
      at('results-missing-number', resultsOf('99999/KH-UBND')),
      at('results-none', resultsOf('zzqxv')),
      at('answer', resultsOf(answeredQuestion), 'section[aria-busy=false] ol img'),
      at('answer-refused', resultsOf(refusedQuestion), 'section[aria-busy=false] .lead'),
      opened(
        'account-menu',
        'header summary[aria-label]:has(+ .card .account)',
        'header details[open] .card',
      ),
      opened('section-menu', 'header .menu summary', 'header details[open] .card'),
      keyboardMap,
      { name: 'document-text', open: openFirstHit },
      ...['hits', 'find', 'chain', 'similar', 'about', 'report'].map((name) => panel(name)),
      panel('find', 'document-found', '&find=thu+hoi&over=1'),
      panel('text', 'document-turned', '&turn=90&two=1'),
      aSavedSearch,
      at('saved-new', `/saved/new?q=${encodeURIComponent(query)}`, 'form'),
      at('batches', '/batches', 'form'),
      aQueryList,
      at('results-table', `${resultsOf('*')}&view=table`, 'tbody tr'),
      opened('table-columns', 'summary:has(+ form fieldset)', 'details[open] form:has(fieldset)'),
      at('results-charts', `${resultsOf('*')}&view=charts`, 'figure svg:visible'),
      at('exports-new', '/exports/new?q=*', 'form'),
      anExport,
      at('reports', '/reports'),
      at('account', '/account'),
      at('not-found', `/documents/${nobody}`),
    ],
  },
  { person: 'so-nnmt', pages: [at('saved-empty', '/saved'), at('exports-empty', '/exports')] },
  {
    person: 'mot-cua',
    pages: [
      at('desk-start', '/'),
      opened('purpose-menu', 'header summary:has(+ .card .purpose)', 'header details[open] .card'),
      at('desk', '/desk'),
    ],
  },
  {
    person: 'luu-tru',
    pages: [
      at('archive', '/archive'),
      at('archive-agency', '/archive?agency=H97.90&span=day'),
      at('archive-runs', '/archive/runs'),
      behind('archive-run', '/archive/runs', 'tbody th a'),
      at('archive-packages', '/archive/packages'),
      at('archive-quarantine', '/archive/quarantine'),
      at('archive-fixity', '/archive/fixity'),
      at('archive-duplicates', '/archive/duplicates'),
      at('archive-corrections', '/archive/corrections'),
      at('review', '/archive/review'),
      reviewEdit,
      at('review-done', '/archive/review?kind=split'),
    ],
  },
  {
    person: 'thanh-tra',
    pages: [
      at('audit', '/audit'),
      behind('audit-event', '/audit?action=search', 'tbody a'),
      behind('audit-change', '/audit?action=rule-change', 'tbody a'),
      at('audit-person', '/audit/person'),
    ],
  },
  {
    person: 'quan-tri',
    pages: [
      at('access', '/admin/access'),
      behind(
        'access-record',
        `/admin/access?asked=${encodeURIComponent(amended)}`,
        'a[href^="/admin/access/records/"]',
      ),
      at('agencies', '/admin/agencies'),
      at('agency', '/admin/agencies/H97.41'),
      at('agency-parts', '/admin/agencies/H97.42?kept=', 'fieldset li'),
      at('accounts', '/admin/accounts'),
    ],
  },
];

/** What is done on the way: `begin` with the empty page of each person, `look` at every page that is there. */
interface Visitor {
  readonly begin?: (page: Page) => void;
  /** `part`: what of the page opened just now, where the rest was looked at before. */
  readonly look: (name: string, page: Page, part?: string) => Promise<void>;
}

/** Opens every page, each person's in a profile of their own with these options and preferences (cookies), and looks at it. */
export async function visitEveryPage(
  portal: OpenPortal,
  options: BrowserContextOptions,
  preferences: Readonly<Record<string, string>>,
  { begin, look }: Visitor,
): Promise<void> {
  const cookies = Object.entries(preferences).map(([name, value]) => ({ name, value, url: portal.url }));
  for (const { person, pages } of everyPage) {
    const page =
      person === null
        ? await (await portal.visit(options)).newPage()
        : await portal.signInAnew(options, person, BLANK);
    await page.context().addCookies(cookies);
    begin?.(page);
    for (const { name, open, part, button } of pages) {
      if (button && (await page.locator(button).filter({ visible: true }).count()) === 0) continue;
      await open(page);
      await look(name, page, part);
    }
    await page.context().close();
  }
}
