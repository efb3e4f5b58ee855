import { expect, test } from 'vitest';
import { changeOfForm, nameOfForm } from './change-form.ts';

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}

const merger = {
  kind: 'succession',
  successor: ' H97.41 ',
  how: 'merge',
  date: '2025-07-01',
  legalBasis: 'NQ 41',
};

test('a succession starts at the agency of the page; what is picked counts for a part alone', () => {
  const picked = { fonds: ['f1', 'f2'], file: ['h1'] };
  expect(changeOfForm('A', formOf({ ...merger, ...picked, extent: 'part' }))).toEqual({
    kind: 'succession',
    predecessor: 'A',
    successor: 'H97.41',
    how: 'merge',
    date: '2025-07-01',
    legalBasis: 'NQ 41',
    extent: 'part',
    fonds: ['f1', 'f2'],
    files: ['h1'],
  });
  expect(changeOfForm('A', formOf({ ...merger, ...picked, extent: 'whole' }))).toMatchObject({
    extent: 'whole',
    fonds: [],
    files: [],
  });
});

test('days that are left out are not sent', () => {
  const form = formOf({
    kind: 'supervision',
    supervised: 'B',
    modes: ['01', '02'],
    from: '2025-07-01',
    to: '',
    legalBasis: 'QĐ',
  });
  expect(changeOfForm('A', form)).toEqual({
    kind: 'supervision',
    supervisor: 'A',
    supervised: 'B',
    modes: ['01', '02'],
    from: '2025-07-01',
    legalBasis: 'QĐ',
  });
  expect(nameOfForm(formOf({ name: ' Tên ', from: '', to: '2026-01-01' }))).toEqual({
    name: 'Tên',
    to: '2026-01-01',
  });
});

test.each(['drop', '', ' '])('«%s» is no kind of change', (kind) => {
  expect(changeOfForm('A', formOf({ kind }))).toBeUndefined();
});
