import { describeStores } from '@tangthu/db/testing/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessPortal, accessOriginals } from './access-portal.ts';
import { compareWorld, newComparison } from './comparison.ts';
import { worlds } from './drawn-world.ts';
import { interference } from './non-interference.ts';
import { foundBy } from './property.ts';

const seed = Number(process.env['PROPERTY_SEED'] ?? 20_250_701);
const MODEL_WORLDS = 4;
const PAIRED_WORLDS = 2;

/** Ten times what it takes: many may share the machine. */
const PATIENCE = 4 * 60_000;

describeStores('what people get', (open) => {
  let full: AccessPortal;
  let bare: AccessPortal;
  beforeAll(async () => {
    const originals = await accessOriginals();
    full = await AccessPortal.open(await open(), originals);
    bare = await AccessPortal.open(await open(), originals);
  });
  afterAll(() => Promise.all([full.close(), bare.close()]));

  test(
    'does not depend on what they may not read, to the byte',
    async () => {
      const comparison = newComparison();
      const found = await foundBy(worlds, { seed, runs: PAIRED_WORLDS }, (world) =>
        interference({ full, bare }, world, comparison),
      );
      expect(found).toBeUndefined();
      expect(comparison.keptBack).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    'is on every surface what the rules give them, written out plainly',
    async () => {
      const comparison = newComparison();
      const found = await foundBy(worlds, { seed: seed + 1, runs: MODEL_WORLDS }, (world) =>
        compareWorld(full, world, [0, 1], comparison),
      );
      expect(found).toBeUndefined();
      expect(comparison.read).toBeGreaterThan(0);
      expect(comparison.keptBack).toBeGreaterThan(0);
    },
    PATIENCE,
  );
});
