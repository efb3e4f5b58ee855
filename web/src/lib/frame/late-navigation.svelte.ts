import { navigating } from '$app/state';
import { awaitedPage, patience, type AwaitedPage } from './awaited-page.ts';

/** What the person awaits, once they have waited for it; call it while a component is made. */
export function lateNavigation(): { readonly awaited: AwaitedPage | undefined } {
  let late = $state.raw<AwaitedPage>();
  $effect(() => {
    const awaited = awaitedPage(navigating.from, navigating.to);
    if (!awaited) return;
    const timer = setTimeout(() => (late = awaited), patience);
    return () => {
      clearTimeout(timer);
      late = undefined;
    };
  });
  return {
    get awaited() {
      return late;
    },
  };
}
