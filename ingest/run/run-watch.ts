import type { Obstacle, Patience } from '../queue/patience.ts';
import { noteWaiting } from './runs.ts';
import type { StoringContext } from './store-file.ts';

/** Who hears of what a worker waits for. */
export interface WatchHooks {
  readonly run?: string | undefined;
  /** A sentence when the waiting begins, undefined when the work goes on. */
  readonly onWaiting?: ((sentence: string | undefined) => void) | undefined;
}

/** Hears of waits and tells the operator of each once. */
export type RunWatch = Required<Pick<Patience, 'onWait' | 'onGoOn'>>;

/** Tells the operator, and the run in the store where that answers, what a worker waits for. */
export function runWatch(context: StoringContext, { run, onWaiting }: WatchHooks): RunWatch {
  let waitingFor: Obstacle | undefined;
  const tell = (sentence: string | undefined): void => {
    onWaiting?.(sentence);
    if (run) void noteWaiting(context.store, run, sentence).catch(() => undefined);
  };
  return {
    onWait: (obstacle, error) => {
      if (obstacle === waitingFor) return;
      waitingFor = obstacle;
      tell(sentenceOf(obstacle, error, context));
    },
    onGoOn: () => {
      if (!waitingFor) return;
      waitingFor = undefined;
      tell(undefined);
    },
  };
}

function sentenceOf(obstacle: Obstacle, error: Error, { originals }: StoringContext): string {
  if (obstacle === 'store')
    return `The database does not answer (${error.message}). The work goes on as soon as it does.`;
  if (obstacle === 'originals') return `${error.message} The work goes on as soon as it answers.`;
  const disk = /^\d/.test((error as NodeJS.ErrnoException).code ?? '')
    ? 'The disk of the database is full'
    : `The disk of the originals (${originals.place}) is full`;
  return `${disk}. Make room; the work goes on by itself.`;
}
