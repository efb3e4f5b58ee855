import type { frameVi } from './frame-vi.ts';
import type { PluralKey } from './plural-key.ts';

/** The frame of the portal: sections and menus. */
export const frameEn: Record<keyof typeof frameVi | PluralKey<keyof typeof frameVi>, string> = {
  'section.label': 'Sections of the portal',
  'section.menu': 'Open the menu of sections',
  'section.search': 'Search',
  'section.desk': 'Service desk',
  'section.saved': 'Saved searches',
  'section.exports': 'Exports',
  'section.archive': 'Archive work',
  'section.audit': 'Audit log',
  'section.administration': 'Administration',
  'combobox.count_other': '{{count}} suggestions; arrow down to choose',
  'combobox.count_one': 'One suggestion; arrow down to choose',
  'density.airy': 'Rows apart',
  'density.dense': 'Rows close',
  'connection.lost':
    'This machine is offline. The open page can still be read; Tàng Thư goes on when the network is back.',
};
