import type { frameVi } from './frame-vi.ts';

/** The frame of the portal: sections and menus. */
export const frameEn: Record<keyof typeof frameVi, string> = {
  'section.label': 'Sections of the portal',
  'section.menu': 'Open the menu of sections',
  'section.search': 'Search',
  'section.desk': 'Service desk',
  'section.saved': 'Saved searches',
  'section.exports': 'Exports',
  'section.archive': 'Archive work',
  'section.audit': 'Audit log',
  'section.administration': 'Administration',
};
