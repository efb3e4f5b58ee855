import type { Purpose } from '@tangthu/server/access/state-purpose';
import type { StatedPurpose } from '@tangthu/server/access/stated-purposes';

/** For what purpose a person works in this session, and may. */
export interface PurposeState {
  readonly purposes: readonly Purpose[];
  readonly stated: readonly StatedPurpose[];
  readonly worksAtDesk: boolean;
}

/** Whether residents' cases are closed to this clerk of a desk until a purpose is stated. */
export function waitsForPurpose({ worksAtDesk, stated }: PurposeState): boolean {
  return (
    worksAtDesk &&
    !stated.some(({ opensProcedureFiles, document }) => opensProcedureFiles && document === null)
  );
}
