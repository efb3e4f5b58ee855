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
  const note = (sentence: string | undefined): void => {
    void noteWaiting(context.store, run, sentence).catch(() => undefined);
  };
  return {
    onWait: (obstacle, error) => {
      const sentence = sentenceOf(obstacle, error, context);
      // Each time, for another worker that goes on may have taken the note away.
      note(sentence);
      if (obstacle !== waitingFor) onWaiting?.(sentence);
      waitingFor = obstacle;
    },
    onGoOn: () => {
      if (!waitingFor) return;
      waitingFor = undefined;
      onWaiting?.(undefined);
      note(undefined);
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
