import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { partsFor, wordParts, wordsOf, type WordPart } from './words.ts';

const source = fileURLToPath(new URL('../../', import.meta.url));
const routes = join(source, 'routes');
const partOf = new Map<string, WordPart>();
for (const part of wordParts)
  for (const key of Object.keys(await wordsOf(part, 'vi'))) partOf.set(key.replace(/_other$/, ''), part);
const keys = [...partOf.keys()];

/** The first word of a key: `results` of `results.count`. */
const familyOf = (key: string) => key.split('.')[0] ?? '';

const texts = new Map<string, string>();
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8').replaceAll(/^\s*import type .*?;$/gms, '');
  texts.set(file, text);
  return text;
}

/** A file and all that it imports of the portal; what it loads later brings its own words. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file) || file.includes('/i18n/') || !/\.(ts|svelte)$/.test(file))
    return found;
  found.add(file);
  for (const [, path = ''] of textOf(file).matchAll(/(?:from|import)\s*'((?:#lib\/|\.)[^']+)'/g))
    withImports(
      path.startsWith('#lib/') ? join(source, 'lib', path.slice(5)) : join(dirname(file), path),
      found,
    );
  return found;
}

/** The keys that a file names: literally, or as a template (`status.${status}`) by its family. */
function keysIn(file: string): string[] {
  return [...textOf(file).matchAll(/['"`]([a-zA-Z]+\.[^'"`\s]*)['"`]/g)].flatMap(([, named = '']) => {
    const [start = '', ...rest] = named.split('${');
    return keys.filter((key) => (rest.length === 0 ? key === named : key.startsWith(start)));
  });
}

/** The files of a page, and of the layouts and the page of failures around it. */
function filesOf(folder: string, names = /^\+(page|layout|error)/): string[] {
  const own = readdirSync(folder)
    .filter((name) => names.test(name))
    .map((name) => join(folder, name));
  return folder === routes ? own : [...own, ...filesOf(dirname(folder), /^\+(layout|error)/)];
}

/** What the files say without having the words: `<file>: <key> (<part>)`. */
function mute(files: readonly string[], parts: readonly WordPart[]): string[] {
  const all = new Set(files.flatMap((file) => [...withImports(file)]));
  return [...all].flatMap((file) =>
    keysIn(file)
      .filter((key) => !parts.includes(partOf.get(key) ?? 'common'))
      .map((key) => `${relative(source, file)}: ${key} (${partOf.get(key)})`),
  );
}

const pages = globSync('**/+page.svelte', { cwd: routes }).map((file) => dirname(file));

test.each(pages)('the page %s carries every word that it says', (page) => {
  expect(mute(filesOf(join(routes, page)), partsFor(`/${page}`))).toEqual([]);
});

test.each<[string, WordPart]>([
  ['answers/AnswerPanel.svelte', 'answers'],
  ['charts/MatchCharts.svelte', 'exports'],
  ['exports/MatchTable.svelte', 'exports'],
  ['frame/KeyboardMap.svelte', 'keys'],
])('%s, which comes later, brings every word that it says', (component, part) => {
  expect(mute([join(source, 'lib', component)], ['common', part])).toEqual([]);
});

test('the words of one family come together, so that a key put together from its family is known', () => {
  const families = Map.groupBy(partOf, ([key]) => familyOf(key));
  const torn = [...families].filter(([, some]) => new Set(some.map(([, part]) => part)).size > 1);
  expect(torn.map(([family]) => family)).toEqual([]);
});

test('the results carry no words of tables, documents or archive work', () => {
  expect(partsFor('/(signed-in)/search')).toEqual(['common']);
  expect(partsFor(null)).toEqual(['common']);
});
