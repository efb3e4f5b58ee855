import type { NewDocument } from './matches.ts';

/** Where the feed and the portal stand, and since when the feed is there. */
interface FeedPlace {
  /** The portal's address, without a path. */
  readonly origin: string;
  /** The path of the feed itself. */
  readonly path: string;
  readonly since: string;
}

/**
 * An Atom feed (RFC 4287) of new documents: of each what a list shows, the saved searches that it matches, and a link that opens it
 * for who may read it. Texts are escaped, and what XML 1.0 cannot hold is left out.
 */
export function atomFeed(documents: readonly NewDocument[], { origin, path, since }: FeedPlace): string {
  const updated = documents[0]?.matchedAt.toISOString() ?? since;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `<id>${escaped(origin)}/saved</id>`,
    '<title>Tàng Thư: văn bản mới theo tìm kiếm đã lưu</title>',
    `<updated>${updated}</updated>`,
    '<author><name>Tàng Thư</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escaped(origin + path)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(origin)}/saved"/>`,
    ...documents.map((each) => entry(each, origin)),
    '</feed>\n',
  ].join('\n');
}

function entry({ document, matchedAt, searches }: NewDocument, origin: string): string {
  const facts = [document.documentNumber, document.issuedDate, document.custodian.name].filter(Boolean);
  return [
    '<entry>',
    `<id>urn:uuid:${document.id}</id>`,
    `<title>${escaped(document.title)}</title>`,
    `<updated>${matchedAt.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(origin)}/documents/${document.id}?page=1"/>`,
    ...searches.map((name) => `<category term="${escaped(name)}"/>`),
    `<summary>${escaped(facts.join(' · '))}</summary>`,
    '</entry>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
