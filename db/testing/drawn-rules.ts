import { CASE } from './example-rules.ts';
import type { RulesWorld } from './rules-world.ts';

/** The names of what was drawn. */
export interface DrawnRules {
  readonly documents: readonly string[];
  readonly persons: readonly string[];
}

const DAYS = ['2024-01-01', '2025-03-01', '2025-07-01', '2026-02-01'] as const;
const MODES = [['01'], ['02'], ['01', '02']] as const;
const ROLES = ['official', 'desk', 'analyst', 'archivist', 'administrator'] as const;

/** Draws a small world of rules, the same for the same seed, dates before and after those of `DAYS`. */
export async function drawRules(world: RulesWorld, seed: number): Promise<DrawnRules> {
  const draw = chance(seed);
  const name = (kind: string, at: number): string => `${kind} ${seed}.${at}`;
  const some = (kind: string, count: number): string[] =>
    Array.from({ length: count }, (_, at) => name(kind, at));
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(draw() * values.length)] as Value;
  const perhaps = <Value>(value: Value, share = 0.5): Value | undefined =>
    draw() < share ? value : undefined;

  const agencies = some('agency', 6);
  await world.agencies(...agencies);
  const places = new Map<string, { fonds: string; agency: string }>();
  for (const fonds of some('fonds', 4)) {
    const agency = pick(agencies);
    await world.fonds(fonds, agency);
    places.set(fonds, { fonds, agency });
  }
  for (const [at, file] of some('file', 5).entries()) {
    const place = places.get(pick(some('fonds', 4)));
    if (!place) continue;
    const code =
      at % 2 === 0
        ? `${CASE.slice(0, -4)}${String(seed).padStart(2, '0')}${String(at).padStart(2, '0')}`
        : file;
    await world.file(file, place.fonds, place.agency, pick(['01', '02']), code);
    places.set(file, place);
  }
  const documents = some('document', 14);
  for (const document of documents) {
    const inFile = perhaps(pick(some('file', 5)), 0.6);
    const place = inFile ? places.get(inFile) : perhaps(places.get(pick(some('fonds', 4))));
    await world.document(document, {
      agency: place?.agency ?? pick(agencies),
      mode: pick(['01', '02']),
      ...(draw() < 0.3 && { authority: pick(agencies) }),
      ...(place && { fonds: place.fonds }),
      ...(inFile && { file: inFile }),
      type: pick(['QĐ', 'KH']),
    });
  }
  // From lower to higher: no agency comes to follow itself.
  for (let count = 0; count < 5; count++) {
    const older = Math.floor(draw() * 5);
    const newer = older + 1 + Math.floor(draw() * (5 - older));
    const [predecessor = '', successor = ''] = [agencies[older], agencies[newer]];
    const kept = [...places].filter(([, { agency }]) => agency === predecessor).map(([part]) => part);
    const parts = draw() < 0.5 && kept.length > 0 ? [pick(kept)] : undefined;
    await world.succession(predecessor, successor, pick(DAYS), parts).catch(() => undefined);
  }
  for (let count = 0; count < 4; count++) {
    const [supervisor, supervised] = [pick(agencies), pick(agencies)];
    if (supervisor === supervised) continue;
    await world.supervision(supervisor, supervised, [...pick(MODES)], pick(DAYS), perhaps('2027-01-01'));
  }
  const persons = some('person', 9);
  for (const person of persons) {
    const agency = pick(agencies);
    const second = pick(agencies.filter((other) => other !== agency));
    const membership = (of: string): Parameters<RulesWorld['person']>[1] => ({
      agency: of,
      role: pick(ROLES),
      modes: [...pick(MODES)],
      ...(draw() < 0.2 && { from: '2025-05-01' }),
      ...(draw() < 0.2 && { to: '2026-01-01' }),
    });
    await world.person(
      person,
      ...(draw() < 0.8 ? [membership(agency)] : []),
      ...(draw() < 0.4 ? [membership(second)] : []),
    );
    if (draw() < 0.1) await world.run('update account set disabled = true where id = $1', [world.id(person)]);
    if (draw() < 0.4)
      await world.purpose(person, pick(['resolve-procedure', 'verify-identity', 'inspection']));
  }
  const scopes = (): Record<string, string> =>
    pick<Record<string, string>>([
      { document: pick(documents) },
      { file: pick(some('file', 5)) },
      { fonds: pick(some('fonds', 4)) },
    ]);
  for (let count = 0; count < 12; count++) {
    const scope = draw() < 0.2 ? { query: { types: [pick(['QĐ', 'KH'])] } } : scopes();
    const toAgency = draw() < 0.3;
    const grant = await world.grant(toAgency ? pick(agencies) : pick(persons), pick(agencies), scope, {
      agency: toAgency,
      from: `${pick(DAYS)}T00:00:00Z`,
      until: pick(['2026-05-01T00:00:00Z', '2100-01-01T00:00:00Z']),
    });
    if (draw() < 0.1) {
      await world.run('update access_grant set revoked_by = granted_by, revoked_at = now() where id = $1', [
        grant,
      ]);
    }
  }
  for (let count = 0; count < 3; count++) {
    await world.restriction(pick(agencies), scopes(), {
      from: `${pick(DAYS)}T00:00:00Z`,
      ...(draw() < 0.5 && { until: '2027-01-01T00:00:00Z' }),
    });
  }
  return { documents, persons };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
