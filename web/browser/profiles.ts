import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { isAwake } from './walk.ts';

/** The path of no page, for whoever goes on to an address at once. */
export const BLANK = 'about:blank';

/** An official of the sample archive who reads some fifty records, those of two predecessors among them. */
export const official = 'hai-dang';

/** A running portal as people of the sample come to it by a browser. */
export interface OpenPortal {
  readonly url: string;
  /** A fresh browser profile, a stranger's. */
  visit(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A fresh profile in which a person is signed in, an official unless another is named, on the start page or another, which is awake where scripts run. */
  signInAnew(options?: BrowserContextOptions, person?: string, path?: string): Promise<Page>;
  /**
   * The same in a profile that the person used before, if there is one without an open page: it has the cookies and the storage of just after
   * signing in, but keeps the browser's cache of scripts and fonts, which costs more than the page. Not for whoever signs out. Close
   * the page to give it back.
   */
  signIn(options?: BrowserContextOptions, person?: string, path?: string): Promise<Page>;
}

/** A profile that may be used again, and what it holds after signing in. */
interface Kept {
  readonly context: BrowserContext;
  readonly signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** The portal that runs at an address, opened by this browser. */
export function openPortal(url: string, browser: Browser): OpenPortal {
  const profiles = new Map<string, Set<Kept>>();
  const visit = (options: BrowserContextOptions = {}) =>
    browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
  const enter = async (options: BrowserContextOptions, person: string): Promise<BrowserContext> => {
    const context = await visit(options);
    const answer = await context.request.post('/api/sign-in', {
      data: { signInName: person },
      headers: { origin: url },
    });
    if (!answer.ok()) throw new Error(`${person} could not be signed in: status ${answer.status()}.`);
    return context;
  };
  const enterAgain = async (options: BrowserContextOptions, person: string): Promise<BrowserContext> => {
    const whose = JSON.stringify([person, options]);
    const known = profiles.get(whose) ?? new Set();
    profiles.set(whose, known);
    const free = [...known].find(({ context }) => context.pages().length === 0);
    if (free) {
      await free.context.setStorageState(free.signedIn);
      return free.context;
    }
    const context = await enter(options, person);
    const kept = { context, signedIn: await context.storageState() };
    known.add(kept);
    context.once('close', () => known.delete(kept));
    return context;
  };
  const openPage = async (
    context: BrowserContext,
    path: string,
    { javaScriptEnabled }: BrowserContextOptions,
  ): Promise<Page> => {
    const page = await context.newPage();
    if (path === BLANK) return page;
    await page.goto(path);
    if (javaScriptEnabled !== false) await isAwake(page);
    return page;
  };
  return {
    url,
    visit,
    signInAnew: async (options = {}, person = official, path = '/') =>
      openPage(await enter(options, person), path, options),
    signIn: async (options = {}, person = official, path = '/') =>
      openPage(await enterAgain(options, person), path, options),
  };
}
