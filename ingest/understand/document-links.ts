import { bodyText } from '../chunk/body-text.ts';
import type { PageText } from '../read/page-text.ts';
import type { Relation, Voice } from './link-sentence.ts';
import { findLinks } from './links.ts';
import type { Link } from './links.ts';
import type { DocumentMetadata } from './metadata.ts';

/** A document's reference to another one, once however often it stands. */
export type DocumentLink = Omit<Link, 'start' | 'end'>;

const REPORTING =
  /^(?:Báo cáo|Tờ trình|Biên bản|Giấy |Phiếu |Thư công|Bản |Hợp đồng|Văn bản hợp nhất|Sao |Trích sao)/u;
const PLANNING =
  /^(?:Kế hoạch|Chương trình|Chỉ thị|Công văn|Thông báo|Kết luận|Hướng dẫn|Đề án|Dự án|Phương án|Công điện|Thông cáo|Thông tri)/u;
const STRENGTH: readonly Relation[] = ['cites', 'amends', 'replaces', 'repeals'];

/**
 * The links of a whole document, read over its pages' ends: each cited number and date once, with the strongest relation.
 * A report, a proposal or a consolidated text only cites, for it tells what others do. The document's own number, which stands
 * again on its annexes, is no link.
 */
export function documentLinks(
  pages: readonly PageText[],
  own: Pick<DocumentMetadata, 'type' | 'symbol' | 'numberKey' | 'issuedDate'>,
): DocumentLink[] {
  const links = new Map<string, DocumentLink>();
  for (const found of findLinks(bodyText(pages).text, voiceOf(own))) {
    const link = withoutPlace(found);
    if (isOwn(link, own)) continue;
    const dated = [...links.values()].filter(({ citedKey }) => citedKey === link.citedKey);
    const same = dated.find(({ citedDate }) => !citedDate || !link.citedDate || citedDate === link.citedDate);
    const merged = same ? merge(same, link) : link;
    if (same) links.delete(nameOf(same));
    links.set(nameOf(merged), merged);
  }
  return [...links.values()];
}

function voiceOf({ type = '', symbol = '' }: Pick<DocumentMetadata, 'type' | 'symbol'>): Voice {
  if (REPORTING.test(type) || symbol.startsWith('VBHN')) return 'reports';
  return PLANNING.test(type) ? 'plans' : 'decides';
}

/** The same number with another date is another year's document. */
function isOwn(
  link: DocumentLink,
  { numberKey, issuedDate }: Pick<DocumentMetadata, 'numberKey' | 'issuedDate'>,
): boolean {
  return link.citedKey === numberKey && (!link.citedDate || !issuedDate || link.citedDate === issuedDate);
}

function withoutPlace({ relation, citedNumber, citedKey, citedDate, citedIssuer }: Link): DocumentLink {
  return {
    relation,
    citedNumber,
    citedKey,
    ...(citedDate && { citedDate }),
    ...(citedIssuer && { citedIssuer }),
  };
}

function merge(one: DocumentLink, two: DocumentLink): DocumentLink {
  const stronger = STRENGTH.indexOf(two.relation) > STRENGTH.indexOf(one.relation) ? two : one;
  const citedDate = one.citedDate ?? two.citedDate;
  const citedIssuer = one.citedIssuer ?? two.citedIssuer;
  return {
    ...one,
    relation: stronger.relation,
    ...(citedDate && { citedDate }),
    ...(citedIssuer && { citedIssuer }),
  };
}

function nameOf({ citedKey, citedDate = '' }: DocumentLink): string {
  return `${citedKey} ${citedDate}`;
}
