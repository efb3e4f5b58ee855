import { describeStores } from '@tangthu/db/testing/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describeStores('failures that a person meets without scripts', (open) => {
  let world: PortalWorld;
  let copy: string;
  beforeAll(async () => {
    world = await makePortalWorld(await open());
    copy = `/api/documents/${world.documents.plan}/copy`;
  });
  afterAll(() => world.close());

  const follow = async (path: string, who?: string, headers: Record<string, string> = {}) =>
    world.api.request(`http://tangthu.test${path}`, {
      headers: {
        accept: browser,
        host: 'tangthu.test',
        ...(who ? { cookie: await world.cookieOf(who) } : {}),
        ...headers,
      },
    });
  const pageOf = async (answer: Response) => (await answer.text()).replaceAll(/<code>[^<]*<\/code>/g, '');

  test('a refused download is a page in plain words in both languages, with the way back', async () => {
    const referer = `http://tangthu.test/documents/${world.documents.plan}?page=1&panel=about`;
    const refused = await follow(`${copy}?from=2&to=1`, 'an', { referer });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await refused.text();
    expect(page).toContain('Hãy chọn các trang có trong văn bản');
    expect(page).toMatch(/<p lang="en">\S/);
    expect(page).toContain(`href="/documents/${world.documents.plan}?page=1&amp;panel=about"`);
    expect(page).not.toContain('{"error"');
    expect(refused.headers.get('cache-control')).toBe('private, no-store');
  });

  test('the page may load its look and nothing else, and is never put into another page', async () => {
    const policy = (await follow(`${copy}?from=2&to=1`, 'an')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    const data = (await world.get(`${copy}?from=2&to=1`, 'an')).headers.get('content-security-policy') ?? '';
    expect(data).toContain('sandbox');
  });

  test('what is hidden and what is missing are the same page, and strangers are led to sign in', async () => {
    const missing = copy.replace(world.documents.plan, '00000000-0000-7000-8000-000000000000');
    const [hidden, none] = [await follow(`${copy}?from=1&to=1`, 'binh'), await follow(missing, 'binh')];
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(await pageOf(hidden)).toBe(await pageOf(none));
    const stranger = await follow(copy);
    expect(stranger.status).toBe(401);
    expect(await stranger.text()).toContain('href="/sign-in?return=%2F"');
  });

  test('the way back never leads to another site, whatever the browser says', async () => {
    for (const referer of [
      'https://elsewhere.example/x',
      'http://tangthu.test//elsewhere.example',
      'no address',
      'http://tangthu.test/"><script>',
    ]) {
      const page = await (await follow(`${copy}?from=2&to=1`, 'an', { referer })).text();
      expect(page).not.toContain('elsewhere');
      expect(page).not.toContain('<script');
    }
  });

  test('programs get JSON, as before', async () => {
    const answer = await follow(`${copy}?from=2&to=1`, 'an', { accept: '*/*' });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ error: { messageEn: expect.any(String) as string } });
  });
});
