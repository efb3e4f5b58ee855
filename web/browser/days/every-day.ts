import { describe } from 'vitest';
import type { Portal } from '../portal.ts';
import { analystDay } from './analyst.ts';
import { analystNews } from './analyst-news.ts';
import { analystQueries } from './analyst-queries.ts';
import { archivistDay } from './archivist.ts';
import { manners, type Manner } from './by-hand.ts';
import { officialDay } from './official.ts';
import { officialReading } from './official-reading.ts';

/** The days of archivist, official and analyst at one portal, in each of these ways; the desk's needs records of its own. */
export function everyDay(portal: () => Portal, ways: readonly Manner[] = manners): void {
  describe("an archivist's day", () => archivistDay(portal, ways));
  describe("an official's day", () => {
    officialDay(portal, ways);
    officialReading(portal, ways);
  });
  describe("an analyst's day", () => {
    analystDay(portal, ways);
    analystQueries(portal, ways);
    analystNews(portal);
  });
}
