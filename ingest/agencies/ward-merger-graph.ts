import type { AgencyGraph, GraphAgency, GraphName, GraphSuccession } from './agency-graph.ts';
import type { WardMerger } from './ward-merger-rows.ts';

/** The agencies and edges that a mapping of wards tells of, and sentences on what of it a person must look at. */
export interface WardMergerGraph extends AgencyGraph {
  readonly notes: readonly string[];
}

/**
 * The people's committees of the wards, and who followed whom. An old ward has its code (`00004`); the ward that took the code over
 * is another agency and bears the year behind it (`00004-2025`). A ward that stays is the agency that it was, under its code, with
 * a new name where it was renamed; it makes no edge. A line without an old ward speaks of the district: of all of it where the
 * district has no wards, else of land that belonged to none. A ward that is said to go wholly into two is a part of each.
 */
export function wardMergerGraph(mergers: readonly WardMerger[]): WardMergerGraph {
  const staying = new Set(mergers.filter(stays).map(({ old_ward_code }) => old_ward_code));
  const withWards = new Set(
    mergers.filter(({ old_ward_code }) => old_ward_code).map(({ old_district_code }) => old_district_code),
  );
  const torn = tornWards(mergers);
  const agencies = new Map<string, GraphAgency>();
  const names: GraphName[] = [];
  const add = (agency: GraphAgency, itsNames: () => GraphName[]): void => {
    if (agencies.has(agency.code)) return;
    agencies.set(agency.code, agency);
    names.push(...itsNames());
  };
  const successions: GraphSuccession[] = [];
  for (const merger of [...mergers.filter(stays), ...mergers.filter((one) => !stays(one))]) {
    const older = olderAgency(merger, staying);
    add(older, () => olderNames(merger, older));
    if (stays(merger)) continue;
    const newer = newerAgency(merger);
    add(newer, () => [{ agency: newer.code, name: committee(merger.new_ward), from: merger.effective }]);
    const landOfDistrict = !merger.old_ward_code && withWards.has(merger.old_district_code);
    const whole = merger.extent === 'whole' && !landOfDistrict && !torn.has(merger.old_ward_code);
    successions.push({
      predecessor: older.code,
      successor: newer.code,
      kind: whole ? 'merge' : staying.has(older.code) ? 'separate' : 'split',
      date: merger.effective,
      legalBasis: legalBasis(merger),
      extent: whole ? 'whole' : 'part',
    });
  }
  return {
    agencies: [...agencies.values()],
    names,
    successions,
    supervision: [],
    notes: [...torn.values()].map(tornSentence),
  };
}

const stays = ({ extent }: WardMerger): boolean => extent === 'stays' || extent === 'renamed';

function olderAgency(merger: WardMerger, staying: ReadonlySet<string>): GraphAgency {
  const { old_ward_code, old_district_code, effective } = merger;
  const goesOn = staying.has(old_ward_code);
  return {
    code: old_ward_code || old_district_code,
    bloc: 'government',
    level: old_ward_code ? 'commune' : 'district',
    area: olderArea(merger),
    ...(!goesOn && { to: effective }),
  };
}

function newerAgency({ new_ward_code, new_province, effective }: WardMerger): GraphAgency {
  return {
    code: `${new_ward_code}-${effective.slice(0, 4)}`,
    bloc: 'government',
    level: 'commune',
    area: inText(new_province),
    from: effective,
  };
}

/** Districts ended: a ward that stays stands in its province alone from then on, which may be another. */
function olderArea(merger: WardMerger): string {
  const { old_ward_code, old_district, old_province, new_province, effective } = merger;
  const before = old_ward_code ? `${inText(old_district)}, ${inText(old_province)}` : inText(old_province);
  const since = effective.split('-').reverse().join('/');
  return stays(merger) ? `${before}; từ ${since}: ${inText(new_province)}` : before;
}

/** Names that a ward bore before its last one ended at a day that the mapping does not say: by the resolution at the latest. */
function olderNames(merger: WardMerger, { code: agency, to }: GraphAgency): GraphName[] {
  const { old_ward, old_district, new_ward, extent, former_names, issued, effective } = merger;
  const last = { agency, name: committee(old_ward || old_district) };
  const kind = /^(?:Phường|Xã|Thị trấn)/u.exec(old_ward)?.[0] ?? '';
  const former = former_names
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ agency, name: committee(`${kind} ${name}`.trim()), to: issued }));
  if (extent === 'renamed')
    return [...former, { ...last, to: effective }, { agency, name: committee(new_ward), from: effective }];
  return [...former, { ...last, ...(to && { to }) }];
}

/** `Phường Ba Đình` as it stands inside a name: `phường Ba Đình`. */
const inText = (place: string): string => place.slice(0, 1).toLowerCase() + place.slice(1);
const committee = (place: string): string => `Ủy ban nhân dân ${inText(place)}`;

const legalBasis = ({ resolution, issued }: WardMerger): string =>
  `Nghị quyết số ${resolution} ngày ${issued.split('-').reverse().join('/')}`;

/** Wards that the mapping lets go wholly into more than one, with the lines that say so. */
function tornWards(mergers: readonly WardMerger[]): Map<string, WardMerger[]> {
  const wholly = new Map<string, WardMerger[]>();
  for (const merger of mergers) {
    if (merger.extent !== 'whole' || !merger.old_ward_code) continue;
    wholly.set(merger.old_ward_code, [...(wholly.get(merger.old_ward_code) ?? []), merger]);
  }
  return new Map([...wholly].filter(([, lines]) => lines.length > 1));
}

function tornSentence(lines: readonly WardMerger[]): string {
  const numbers = lines.map(({ line }) => line).join(' and ');
  const [first] = lines;
  return `Lines ${numbers}: ${first?.old_ward ?? ''} (${first?.old_ward_code ?? ''}) is said to go wholly into ${lines.length} wards. It is kept as a part of each.`;
}
