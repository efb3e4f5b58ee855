import type { ReviewDecision } from './review-view.ts';

/** Somebody else decided first, or the item changed since it was shown. */
export class ReviewChangedError extends Error {
  override name = 'ReviewChangedError';
  readonly decision: ReviewDecision | undefined;
  constructor(decision?: ReviewDecision) {
    super(
      decision
        ? `${decision.by} decided this item at ${decision.at}.`
        : 'This item has changed since it was shown. Load it again.',
    );
    this.decision = decision;
  }
}

/** The decision does not fit the item. `fault`: a value for what has no field, no reason given, a person's number on a page. */
export class ReviewChoiceError extends Error {
  override name = 'ReviewChoiceError';
  readonly fault: 'no-field' | 'reason' | 'person-number';
  constructor(fault: ReviewChoiceError['fault']) {
    super(CHOICE_FAULTS[fault]);
    this.fault = fault;
  }
}

const CHOICE_FAULTS: Record<ReviewChoiceError['fault'], string> = {
  'no-field': 'This item has no field that takes a value.',
  reason: 'Say why the report is declined: its reporter reads it.',
  'person-number': 'A number of a person is not typed onto a page: have the page read again.',
};

/** The run belongs to other agencies too, or is finished: it is not this archivist's to pause or prefer. */
export class RunNotSteerableError extends Error {
  override name = 'RunNotSteerableError';
  constructor() {
    super('This run also brings in records of other agencies, or has ended, so you cannot change it.');
  }
}
