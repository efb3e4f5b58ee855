import type { RulesWorld } from './rules-world.ts';

/** The code of a resident's case. */
export const CASE = '000.00.00.H26-250606-0001';

/**
 * old → new (whole, 1 July 2025), which hands fonds P and the file q on to heir, followed by last. city looks into new, country
 * into city. council decides on one conditional record of new; other has nothing to do with any of them.
 */
export async function fillExample(world: RulesWorld): Promise<void> {
  await world.agencies('old', 'new', 'heir', 'last', 'city', 'country', 'council', 'other');
  await world.fonds('fonds O', 'old');
  await world.fonds('fonds N', 'new');
  await world.fonds('fonds P', 'new');
  await world.fonds('fonds X', 'other');
  await world.file('file n', 'fonds N', 'new');
  await world.file('file q', 'fonds N', 'new');
  await world.file('case', 'fonds N', 'new', '02', CASE);
  await world.document('o1', { agency: 'old', fonds: 'fonds O' });
  await world.document('o2', { agency: 'old', fonds: 'fonds O', mode: '02' });
  await world.document('n1', {
    agency: 'new',
    type: 'QĐ',
    subject: 'Bồi thường khi thu hồi đất',
    issuedDate: '2026-01-02',
    documentNumber: '12/QĐ-UBND',
  });
  await world.document('n2', { agency: 'new', mode: '02', fonds: 'fonds N', file: 'file n' });
  await world.document('n3', { agency: 'new', fonds: 'fonds N', file: 'file n' });
  await world.document('p1', { agency: 'new', fonds: 'fonds P' });
  await world.document('p2', { agency: 'new', fonds: 'fonds P', mode: '02' });
  await world.document('pc', { agency: 'new', fonds: 'fonds P', mode: '02', authority: 'council' });
  await world.document('q1', { agency: 'new', fonds: 'fonds N', file: 'file q' });
  await world.document('q2', { agency: 'new', fonds: 'fonds N', file: 'file q', mode: '02' });
  await world.document('qc', {
    agency: 'new',
    fonds: 'fonds N',
    file: 'file q',
    mode: '02',
    authority: 'council',
  });
  await world.document('case1', { agency: 'new', fonds: 'fonds N', file: 'case', mode: '02' });
  await world.document('x1', { agency: 'other', fonds: 'fonds X' });
  await world.succession('old', 'new', '2025-07-01');
  await world.succession('new', 'heir', '2025-07-01', ['fonds P', 'file q']);
  await world.succession('heir', 'last', '2025-08-01');
  await world.supervision('city', 'new', ['01'], '2025-01-01', '2026-06-01');
  await world.supervision('country', 'city');
  await world.person('nobody');
}
