import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';
import { faultOf, type Fault } from '../fault.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';

/** An element as it opens: names of element and attributes in lower case without prefix. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a reader of XML hears, in the order of the file. `text` comes once an element, when it closes. */
export interface XmlListener {
  opened?(element: XmlElement): void;
  closed?(element: XmlElement, text: string): void;
}

const DEEPEST = 100;
/** No field of a description is longer; what is beyond is no text of an archive. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads an XML file of a package part by part. Names are heard in lower case and without prefix, for packages write them in any
 * case. A DOCTYPE is refused, so no entity is ever expanded. Returns whether the file was read to its end; else a fault is added.
 */
export async function readXml(
  tree: PackageTree,
  entry: PackageEntry,
  listener: XmlListener,
  faults: Fault[],
): Promise<boolean> {
  const { path } = entry;
  const parser = sax.parser(true, { trim: false });
  const open: { element: XmlElement; text: string }[] = [];
  let fault: Fault | undefined;
  const fail = (kind: 'xml-damaged' | 'xml-doctype', detail = ''): void => {
    fault ??= faultOf(kind, { path, values: { detail } });
  };
  parser.onerror = (error) => {
    fail('xml-damaged', error.message.split('\n')[0]);
    parser.resume();
  };
  parser.ondoctype = () => fail('xml-doctype');
  parser.onopentag = ({ name, attributes }) => {
    const plainAttributes = Object.entries(attributes as Record<string, string>).map(
      ([key, value]) => [localName(key), value] as const,
    );
    const element = { name: localName(name), attributes: Object.fromEntries(plainAttributes) };
    open.push({ element, text: '' });
    if (open.length > DEEPEST) fail('xml-damaged', `more than ${DEEPEST} elements inside each other`);
    listener.opened?.(element);
  };
  parser.ontext = parser.oncdata = (text) => {
    const innermost = open.at(-1);
    if (innermost && innermost.text.length < LONGEST_TEXT) innermost.text += text;
  };
  parser.onclosetag = () => {
    const closed = open.pop();
    if (closed) listener.closed?.(closed.element, closed.text);
  };
  try {
    await feed(parser, tree, entry, () => fault !== undefined);
  } catch (error) {
    fault ??= faultOf('unreadable-file', { path, values: { detail: (error as Error).message } });
  }
  if (fault) faults.push(fault);
  return !fault;
}

async function feed(
  parser: sax.SAXParser,
  tree: PackageTree,
  entry: PackageEntry,
  failed: () => boolean,
): Promise<void> {
  let decoder: StringDecoder | undefined;
  for await (const part of (await tree.open(entry)) as AsyncIterable<Buffer>) {
    decoder ??= new StringDecoder(part[0] === 0xff && part[1] === 0xfe ? 'utf16le' : 'utf8');
    parser.write(decoder.write(part));
    if (failed()) return;
  }
  parser.write(decoder?.end() ?? '').close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
