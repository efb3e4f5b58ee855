import { expect, test } from 'vitest';
import { readPackageCommand } from './command-line.ts';
import { PackageError } from './package-error.ts';

test('a command is read with its defaults', () => {
  expect(readPackageCommand(['import', 'a.zip', '--agency', 'H97'])).toMatchObject({
    does: 'import',
    path: 'a.zip',
    agency: 'H97',
    mode: '02',
    addAgencies: false,
    workers: 1,
  });
  expect(readPackageCommand(['export', 'out', '--fonds', 'P'])).toMatchObject({ fonds: 'P', form: 'bagit' });
  expect(readPackageCommand([])).toEqual({ does: 'help' });
});

test.each([
  [['take', 'x'], 'There is no command take'],
  [['verify'], 'Say which file or folder'],
  [['verify', 'a', 'b'], 'One path at a time'],
  [['import', 'x', '--mode', '03'], 'may not be stored'],
  [['import', 'x', '--workers', '0'], 'from 1 to 64'],
  [['export', 'x', '--form', 'tar'], 'bagit, eark, folder'],
  [['export', 'x', '--form', 'constructor'], 'bagit, eark, folder'],
  [['verify', 'x', '--fast'], '--fast'],
])('%j is told what is wrong with it', (words, says) => {
  expect(() => readPackageCommand(words)).toThrow(PackageError);
  expect(() => readPackageCommand(words)).toThrow(says);
});
