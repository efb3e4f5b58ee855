import type { AgencyChange, NewName } from '@tangthu/server/agencies/agency-view';

/** The change that a form on the page of an agency asks for. What is no such form gives undefined; the API checks the values. */
export function changeOfForm(agency: string, form: FormData): AgencyChange | undefined {
  const text = (field: string): string => {
    const value = form.get(field);
    return typeof value === 'string' ? value.trim() : '';
  };
  const texts = (field: string): string[] =>
    form.getAll(field).filter((value): value is string => typeof value === 'string');
  const parts = { fonds: texts('fonds'), files: texts('file') };
  switch (text('kind')) {
    case 'succession': {
      const extent = text('extent') === 'part' ? 'part' : 'whole';
      return {
        kind: 'succession',
        predecessor: agency,
        successor: text('successor'),
        how: text('how') as Extract<AgencyChange, { kind: 'succession' }>['how'],
        date: text('date'),
        legalBasis: text('legalBasis'),
        extent,
        ...(extent === 'part' ? parts : { fonds: [], files: [] }),
      };
    }
    case 'parts':
      return { kind: 'parts', succession: text('succession'), ...parts };
    case 'withdrawal':
      return { kind: 'withdrawal', succession: text('succession') };
    case 'end':
      return { kind: 'end', agency, date: text('date'), legalBasis: text('legalBasis') };
    case 'supervision':
      return {
        kind: 'supervision',
        supervisor: agency,
        supervised: text('supervised'),
        modes: texts('modes') as ('01' | '02')[],
        from: text('from'),
        ...(text('to') && { to: text('to') }),
        legalBasis: text('legalBasis'),
      };
    case 'supervision-end':
      return { kind: 'supervision-end', supervision: text('supervision'), date: text('date') };
    default:
      return undefined;
  }
}

/** The name that a form gives to an agency; days that are left out bound nothing. */
export function nameOfForm(form: FormData): NewName {
  const text = (field: string): string => {
    const value = form.get(field);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    name: text('name'),
    ...(text('from') && { from: text('from') }),
    ...(text('to') && { to: text('to') }),
  };
}
