import type { PurposeState } from '../purpose/purpose-state.ts';

type Stated = PurposeState['stated'][number];

/** The purpose under which a resident is served now: one that opens procedure files, of all documents. */
export function servingPurpose({ stated }: PurposeState): Stated | undefined {
  return stated.find(({ opensProcedureFiles, document }) => opensProcedureFiles && document === null);
}

/** The purposes that a clerk may choose for a resident. */
export function deskPurposes({ purposes }: PurposeState): PurposeState['purposes'] {
  return purposes.filter(({ opensProcedureFiles }) => opensProcedureFiles);
}

/** Whole minutes that a purpose still holds, from 0. `now` in milliseconds. */
export function minutesLeft(endsAt: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(endsAt) - now) / 60_000));
}
