import type { Transaction } from '@tangthu/db/store';
import type { AgencyLabel } from '../agencies/agency-view.ts';
import type { AccessStep, AccessWay, ExplainedPerson, Obstacle } from './access-view.ts';
import { labeller } from './rule-scope.ts';

/** A way as the database tells it. */
export interface WayRow {
  readonly account: string;
  readonly person: string;
  readonly kind: AccessWay['kind'];
  readonly wantsPurpose: boolean;
  readonly obstacles: Obstacle[];
  readonly steps: readonly StepRow[];
  readonly keepsArchive: boolean;
}

interface StepRow {
  readonly step: AccessStep['step'];
  readonly agency: number;
  readonly successor?: number;
  readonly supervisor?: number;
  readonly role?: string;
  readonly modes?: readonly string[];
  readonly kind?: string;
  readonly scope?: string;
  readonly purpose?: string;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly legalBasis?: string;
}

/** The people of these ways, each with their own; `closed`: whether restrictions are in force. */
export async function peopleOf(
  rules: Transaction,
  rows: readonly WayRow[],
  closed: boolean,
): Promise<ExplainedPerson[]> {
  const labelOf = await labeller(
    rules,
    rows.flatMap(({ steps }) => steps.flatMap((step) => [step.agency, otherOf(step)])),
  );
  return [...Map.groupBy(rows, ({ account }) => account).entries()].map(([account, own]) => {
    const keepsArchive = own.some((row) => row.keepsArchive);
    return {
      account,
      name: own[0]?.person ?? '',
      reads: closed && !keepsArchive ? 'no' : verdict(own),
      keepsArchive,
      ways: own.map(({ kind, wantsPurpose, obstacles, steps }) => ({
        kind,
        wantsPurpose,
        obstacles,
        steps: steps.map((step) => stepOf(step, labelOf)),
      })),
    };
  });
}

function verdict(rows: readonly WayRow[]): ExplainedPerson['reads'] {
  const open = rows.filter(({ obstacles }) => obstacles.length === 0);
  if (open.some(({ wantsPurpose }) => !wantsPurpose)) return 'yes';
  return open.length > 0 ? 'with-purpose' : 'no';
}

function stepOf(step: StepRow, labelOf: (id: number) => AgencyLabel): AccessStep {
  const other = otherOf(step);
  return {
    step: step.step,
    agency: labelOf(step.agency),
    other: other === null ? null : labelOf(other),
    role: step.role ?? null,
    modes: step.modes ?? null,
    kind: step.kind ?? null,
    scope: step.scope ?? null,
    purpose: step.purpose ?? null,
    from: step.from ?? null,
    to: step.to ?? null,
    legalBasis: step.legalBasis ?? null,
  };
}

function otherOf({ successor, supervisor }: StepRow): number | null {
  return successor ?? supervisor ?? null;
}
