import type { FellBackReason } from '../answer-view.ts';

/** The chat model composed nothing that can stand. */
export class ModelFault extends Error {
  override name = 'ModelFault';
  readonly why: FellBackReason;

  constructor(why: FellBackReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.why = why;
  }
}
