import type { PluralKey } from './plural-key.ts';
import type { savedVi } from './saved-vi.ts';

/** What the portal says of saved searches, of what comes in that matches them, and of the feed, in English. */
export const savedEn: Record<keyof typeof savedVi | PluralKey<keyof typeof savedVi>, string> = {
  'saved.title': 'Saved searches',
  'saved.lead':
    'The searches that you have saved, and what came in since that matches them and you may read. Nobody else sees this page.',
  'saved.save': 'Save this search',
  'saved.what':
    'Documents that come in from now on and match by words or meaning are told of under Saved searches and in your Atom feed.',
  'saved.name': 'Name',
  'saved.back': 'Back to the results',
  'saved.change': 'Change or remove',
  'saved.rename': 'Rename',
  'saved.switchOff': 'Stop telling of new documents',
  'saved.switchOn': 'Tell of new documents',
  'saved.remove': 'Remove',
  'saved.since': 'saved {{moment}}',
  'saved.matches_one': '{{count}} new document, looked at',
  'saved.matches_other': '{{count}} new documents, looked at',
  'saved.waiting': 'No new document yet',
  'saved.off': 'New documents are not told of',
  'saved.common': 'The words are too common to tell of new documents',
  'saved.bound': '{{count}} of at most {{most}} searches saved.',
  'saved.none': 'You have not saved any search.',
  'saved.noneHelp':
    'After a search, choose “Save this search” above the results. When new documents match, you see them here.',
  'saved.begin': 'Go to the search box',
  'saved.noMatches': 'No new document matches that you may read.',
  'saved.newHere_one': '{{count}} document came in within the last 60 days',
  'saved.newHere_other': '{{count}} documents came in within the last 60 days',
  'saved.new': 'New',
  'saved.mark': 'Mark as looked at',
  'saved.markNew': 'Mark as new',
  'saved.markAll': 'Mark all as looked at',
  'saved.by.words': 'has all of the words',
  'saved.by.meaning': 'near in meaning',
  'saved.by.filters': 'fits the filters',
  'feed.title': 'Atom feed',
  'feed.lead':
    'Feed readers cannot sign in, so your feed has a secret address. Whoever has it reads number, date and subject of new documents that you may read: pass it on to nobody.',
  'feed.address': 'Address of your feed',
  'feed.once': 'The address is shown only now: copy it into your feed reader.',
  'feed.since': 'The present address was made {{moment}}.',
  'feed.make': 'Make an address',
  'feed.anew': 'Make a new address and end the old one',
  'feed.end': 'End the address',
};
