import { ask, portalApi } from '#lib/api/portal-api.ts';

const EVERY_MILLISECONDS = 120_000;

const news = $state({ unread: 0 });
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** How many new documents match the person's saved searches and were not looked at; 0 until somebody watches. */
export function unreadNews(): number {
  return news.unread;
}

/** Asks how many there are now. */
export async function lookForNews(): Promise<void> {
  const answer = await ask(portalApi(fetch).saved.news.$get());
  if (!('failure' in answer)) news.unread = answer.unread;
}

/** Looks now and every two minutes, once for all who watch; gives how to stop. For effects: never on the server, which serves many. */
export function watchNews(): () => void {
  if (watchers++ === 0) {
    void lookForNews();
    timer = setInterval(() => void lookForNews(), EVERY_MILLISECONDS);
  }
  return () => {
    if (--watchers === 0) clearInterval(timer);
  };
}
