import { describe } from 'vitest';
import type { Portal } from '../portal.ts';
import { analystDay } from './analyst.ts';
import { analystNews } from './analyst-news.ts';
import { analystQueries } from './analyst-queries.ts';
import { archivistDay } from './archivist.ts';
import { officialDay } from './official.ts';
import { officialReading } from './official-reading.ts';

/** The days of archivist, official and analyst at one portal; the desk's needs records of its own. */
export function everyDay(portal: () => Portal): void {
  describe("an archivist's day", () => archivistDay(portal));
  describe("an official's day", () => {
    officialDay(portal);
    officialReading(portal);
  });
  describe("an analyst's day", () => {
    analystDay(portal);
    analystQueries(portal);
    analystNews(portal);
  });
}
