import { afterAll, beforeAll, describe } from 'vitest';
import { accessTests } from './access.ts';
import { agencyTests } from './agencies.ts';
import { archiveTests } from './archive.ts';
import { auditTests } from './audit.ts';
import { everyDay } from './days/every-day.ts';
import { earlyTypingTests } from './early-typing.ts';
import { everyPageTests } from './every-page.ts';
import { feelTests } from './feel.ts';
import { keyboardTests } from './keyboard.ts';
import { litContrastTests } from './lit-contrast.ts';
import { networkTests } from './network.ts';
import { phoneTests } from './phone.ts';
import { offlineTests } from './offline.ts';
import { startPortal, type Portal } from './portal.ts';
import { readingTests } from './reading.ts';
import { savedTests } from './saved.ts';
import { understandingTests } from './understanding.ts';
import { waitingTests } from './waiting.ts';
import { withoutJavaScriptTests } from './without-javascript.ts';

// One portal for all suites: the sample archive is loaded once.
let running: Portal;
const portal = () => running;

beforeAll(async () => {
  running = await startPortal();
}, 300_000);
afterAll(() => running.close());

describe('reading', () => readingTests(portal));
describe('understanding', () => understandingTests(portal));
describe('early typing', () => earlyTypingTests(portal));
describe('keyboard', () => keyboardTests(portal));
describe('phone', () => phoneTests(portal));
describe('without JavaScript', () => withoutJavaScriptTests(portal));
describe('feel', () => feelTests(portal));
describe('waiting', () => waitingTests(portal));
describe('offline', () => offlineTests(portal));
describe('lit words', () => litContrastTests(portal));
describe('network', () => networkTests(portal));
describe('every page', () => everyPageTests(portal));
describe('saved', () => savedTests(portal));
describe('archive', () => archiveTests(portal));
describe('agencies', () => agencyTests(portal));
describe('access', () => accessTests(portal));
describe('audit', () => auditTests(portal));
everyDay(portal);
