import type { SignedInPerson } from '@tangthu/server/identity/accounts';

/** A section of the portal as the header offers it. */
export interface Section {
  readonly name: 'search' | 'desk' | 'saved' | 'exports' | 'archive' | 'audit' | 'administration';
  readonly href: string;
  /** Addresses under which its pages stand; `href` itself where none is given. */
  readonly places?: readonly string[];
}

type Visitor = Pick<SignedInPerson, 'role' | 'audits'> & { readonly worksAtDesk: boolean };

const sections: readonly (Section & { readonly isFor: (visitor: Visitor) => boolean })[] = [
  { name: 'desk', href: '/desk', isFor: ({ worksAtDesk }) => worksAtDesk },
  { name: 'search', href: '/', places: ['/search', '/documents'], isFor: () => true },
  { name: 'saved', href: '/saved', places: ['/saved', '/batches'], isFor: () => true },
  { name: 'exports', href: '/exports', isFor: ({ worksAtDesk }) => !worksAtDesk },
  {
    name: 'archive',
    href: '/archive',
    isFor: ({ role }) => role === 'archivist' || role === 'administrator',
  },
  { name: 'audit', href: '/audit', isFor: ({ audits }) => audits },
  {
    name: 'administration',
    href: '/admin/access',
    places: ['/admin'],
    isFor: ({ role }) => role === 'administrator',
  },
];

/**
 * The sections that a person is offered, in the order of the header. What it leaves out is convenience only: each page asks the API,
 * which decides what the person may.
 */
export function sectionsFor(visitor: Visitor): Section[] {
  return sections.filter(({ isFor }) => isFor(visitor));
}

/** Whether the page at this path belongs to the section. */
export function isInSection({ href, places = [href] }: Section, path: string): boolean {
  return path === href || places.some((place) => path === place || path.startsWith(`${place}/`));
}
