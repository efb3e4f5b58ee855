import type { BrowserContextOptions, Page } from '@playwright/test';
import type { OpenPortal } from './portal.ts';
import { imageIsThere, isAwake, openFirstHit, query, resultsOf } from './walk.ts';

/** One page of the portal as a person comes by it. */
interface PortalPage {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

/** What a person sees of the portal. `null` is a stranger. */
interface Visit {
  readonly person: string | null;
  readonly pages: readonly PortalPage[];
}

const described = 'quyết định của UBND quận Hải Đăng về thu hồi đất năm';
const nobody = '00000000-0000-7000-8000-000000000000';

/** A page that is all there when its address has been opened and `ready` is on it. */
function at(name: string, address: string, ready = 'main h1, main h2'): PortalPage {
  return {
    name,
    open: async (page) => {
      await page.goto(address);
      await page.locator(ready).first().waitFor();
    },
  };
}

/** A panel of the first hit's document. */
function panel(name: string): PortalPage {
  return {
    name: `document-${name}`,
    open: async (page) => {
      if (!page.url().includes('/documents/')) await openFirstHit(page);
      await page.goto(`${page.url().replace(/&panel=\w+/, '')}&panel=${name}`);
      await imageIsThere(page);
    },
  };
}

/** The page behind the first link of a list. */
function behind(name: string, address: string, link: string): PortalPage {
  return {
    name,
    open: async (page) => {
      await page.goto(address);
      await page.locator(link).first().click();
      await page.waitForURL((url) => url.pathname !== address);
      await page.locator('main h1, main h2').first().waitFor();
    },
  };
}

const keyboardMap: PortalPage = {
  name: 'keyboard-map',
  open: async (page) => {
    await page.goto(resultsOf(query));
    await isAwake(page);
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
  },
};

const reviewEdit: PortalPage = {
  name: 'review-edit',
  open: async (page) => {
    await page.goto('/archive/review');
    await imageIsThere(page);
    await isAwake(page);
    await page.keyboard.press('e');
    await page.locator('#review-value').waitFor();
  },
};

/** Every page of the portal, by the person of the sample who comes by it. */
const everyPage: readonly Visit[] = [
  { person: null, pages: [at('sign-in', '/sign-in', 'form button')] },
  {
    person: 'hai-dang',
    pages: [
      at('start', '/'),
      at('results', resultsOf(query), 'article'),
      at('results-understood', resultsOf(`${described} 1945`)),
      at('results-missing-number', resultsOf('99999/KH-UBND')),
      at('results-none', resultsOf('zzqxv')),
      keyboardMap,
      { name: 'document-text', open: openFirstHit },
      ...['hits', 'find', 'chain', 'similar', 'about', 'report'].map(panel),
      at('saved', '/saved'),
      at('saved-new', `/saved/new?q=${encodeURIComponent(query)}`, 'form'),
      at('batches', '/batches', 'form'),
      at('results-table', `${resultsOf('*')}&view=table`, 'tbody tr'),
      at('results-charts', `${resultsOf('*')}&view=charts`, 'figure svg:visible'),
      at('exports', '/exports'),
      at('exports-new', '/exports/new?q=*', 'form'),
      at('account', '/account'),
      at('not-found', `/documents/${nobody}`),
    ],
  },
  { person: 'mot-cua', pages: [at('desk-start', '/'), at('desk', '/desk')] },
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
  { person: 'thanh-tra', pages: [at('audit', '/audit'), at('audit-person', '/audit/person')] },
  {
    person: 'quan-tri',
    pages: [
      at('access', '/admin/access'),
      at('agencies', '/admin/agencies'),
      at('agency', '/admin/agencies/H97.41'),
      at('accounts', '/admin/accounts'),
    ],
  },
];

/** What is done on the way: `begin` with the empty page of each person, `look` at every page that is there. */
interface Visitor {
  readonly begin?: (page: Page) => void;
  readonly look: (name: string, page: Page) => Promise<void>;
}

/** Opens every page, each person's in a profile of their own with these options and preferences (cookies), and looks at it. */
export async function visitEveryPage(
  portal: OpenPortal,
  options: BrowserContextOptions,
  preferences: Readonly<Record<string, string>>,
  { begin, look }: Visitor,
): Promise<void> {
  for (const { person, pages } of everyPage) {
    const page =
      person === null ? await (await portal.visit(options)).newPage() : await portal.signIn(options, person);
    const cookies = Object.entries(preferences).map(([name, value]) => ({ name, value, url: portal.url }));
    if (cookies.length > 0) await page.context().addCookies(cookies);
    begin?.(page);
    for (const { name, open } of pages) {
      await open(page);
      await look(name, page);
    }
    await page.context().close();
  }
}
