import { expect, test } from 'vitest';
import { isInSection, sectionsFor } from './sections.ts';

const names = (visitor: Parameters<typeof sectionsFor>[0]) => sectionsFor(visitor).map(({ name }) => name);

test('each person is offered the sections of their work', () => {
  const nobody = { audits: false, worksAtDesk: false };
  expect(names({ ...nobody, role: 'official' })).toEqual(['search', 'saved', 'exports']);
  expect(names({ ...nobody, role: 'desk', worksAtDesk: true })).toEqual(['desk', 'search', 'saved']);
  expect(names({ ...nobody, role: 'archivist' })).toContain('archive');
  expect(names({ role: 'administrator', audits: true, worksAtDesk: false })).toEqual([
    'search',
    'saved',
    'exports',
    'archive',
    'audit',
    'administration',
  ]);
});

test('a page belongs to the section under which it stands, and the start page to the search alone', () => {
  const of = (path: string) =>
    sectionsFor({ role: 'administrator', audits: true, worksAtDesk: true })
      .filter((section) => isInSection(section, path))
      .map(({ name }) => name);
  expect(of('/')).toEqual(['search']);
  expect(of('/documents/019')).toEqual(['search']);
  expect(of('/admin/agencies/H97')).toEqual(['administration']);
  expect(of('/archive')).toEqual(['archive']);
  expect(of('/archived')).toEqual([]);
  expect(of('/account')).toEqual([]);
});
