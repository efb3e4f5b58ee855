import { fold } from '@tangthu/language/text/fold';

/** A column of a table: its head, its share of the width, and how its cells stand. */
export interface Column {
  title: string;
  share: number;
  align?: 'left' | 'center' | 'right';
}

/** One piece of a document's body, from top to bottom. */
export type Block =
  | { kind: 'recital' | 'paragraph' | 'item' | 'note'; text: string }
  | { kind: 'article'; label: string; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'centered'; text: string; bold?: boolean; italic?: boolean; size?: number }
  | { kind: 'table'; columns: Column[]; rows: string[][] }
  | { kind: 'signatures'; roles: { role: string; name: string }[] }
  | { kind: 'page' }
  | { kind: 'space'; height: number };

/** A question that a document answers; the evidence is the very words that stand on its pages. */
export interface Question {
  kind: 'known-item' | 'paraphrase' | 'number' | 'unaccented' | 'later-name';
  text: string;
  evidence: string;
}

/** Collects the body of a document and the questions that it answers. */
export class Writer {
  readonly blocks: Block[] = [];
  readonly questions: Question[] = [];
  private articles = 0;

  /** A legal basis, «Căn cứ …». */
  recital(text: string): void {
    this.blocks.push({ kind: 'recital', text });
  }

  /** A justified paragraph. */
  paragraph(text: string): void {
    this.blocks.push({ kind: 'paragraph', text });
  }

  /** Several points of a list, each a paragraph of its own. */
  items(...texts: string[]): void {
    for (const text of texts) this.blocks.push({ kind: 'item', text });
  }

  /** The next numbered article; a title in bold when there is one, then the text. */
  article(text: string, title = ''): void {
    this.articles += 1;
    if (title === '') {
      this.blocks.push({ kind: 'article', label: `Điều ${this.articles}.`, text });
      return;
    }
    this.blocks.push({ kind: 'article', label: `Điều ${this.articles}. ${title}`, text: '' });
    this.paragraph(text);
  }

  /** A bold heading such as «I. TÌNH HÌNH CHUNG». */
  heading(text: string): void {
    this.blocks.push({ kind: 'heading', text });
  }

  /** A centred line. */
  centered(text: string, look: { bold?: boolean; italic?: boolean; size?: number } = { bold: true }): void {
    this.blocks.push({ kind: 'centered', text, ...look });
  }

  /** A chapter: its label and its title in capitals. */
  chapter(label: string, title: string): void {
    this.centered(label);
    this.centered(title.toLocaleUpperCase('vi'));
  }

  /** A ruled table. */
  table(columns: Column[], rows: string[][]): void {
    this.blocks.push({ kind: 'table', columns, rows });
  }

  /** Several people who sign side by side (minutes, contracts). */
  signatures(...roles: { role: string; name: string }[]): void {
    this.blocks.push({ kind: 'signatures', roles });
  }

  /** Starts an annex on a new page. */
  annex(label: string, title: string, issuedWith: string): void {
    this.articles = 0;
    this.blocks.push({ kind: 'page' });
    this.centered(label);
    this.centered(title.toLocaleUpperCase('vi'));
    this.centered(`(${issuedWith})`, { italic: true });
    this.blocks.push({ kind: 'space', height: 6 });
  }

  /** A question whose answer stands word for word in the body. */
  ask(kind: Question['kind'], text: string, evidence: string): void {
    this.questions.push({ kind, text: kind === 'unaccented' ? fold(text) : text, evidence });
  }
}
