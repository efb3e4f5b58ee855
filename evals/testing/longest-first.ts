import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of which each takes minutes, however short it is: in a browser, and of whole runs. */
const LONG = ['web/browser/portal.test.ts', 'web/browser/days/', 'ingest/run/ingest.test.ts'];

/** Begins with the files that take longest, so that none is left running alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((path) => moduleId.includes(path));
      return place < 0 ? LONG.length : place;
    };
    return sorted.toSorted((one, two) => placeOf(one) - placeOf(two));
  }
}
