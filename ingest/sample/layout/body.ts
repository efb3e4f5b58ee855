import type { Block } from '../block.ts';
import { flow } from './flow.ts';
import { type SheetRun } from './sheet.ts';
import { table } from './table.ts';

const indent = 30;

/** Writes the blocks of a document's body one under the other. */
export function body(run: SheetRun, blocks: readonly Block[]): void {
  for (const block of blocks) write(run, block);
}

function write(run: SheetRun, block: Block): void {
  switch (block.kind) {
    case 'recital': {
      flow(run, run.tokens(block.text, 'italic', 14), { indent });
      return;
    }
    case 'paragraph': {
      flow(run, run.tokens(block.text, 'regular', 14), { indent });
      return;
    }
    case 'item': {
      flow(run, run.tokens(block.text, 'regular', 14), { indent, after: 3 });
      return;
    }
    case 'note': {
      flow(run, run.tokens(block.text, 'italic', 11.5), {});
      return;
    }
    case 'article': {
      flow(run, [...run.tokens(block.label, 'bold', 14), ...run.tokens(block.text, 'regular', 14)], {
        indent,
      });
      return;
    }
    case 'heading':
      run.need(40);
      {
        flow(run, run.tokens(block.text, 'bold', 14), { indent });
        return;
      }
    case 'centered':
      run.need(86);
      {
        flow(
          run,
          run.tokens(block.text, block.bold ? 'bold' : block.italic ? 'italic' : 'regular', block.size ?? 14),
          { align: 'center', after: 4, balanced: true },
        );
        return;
      }
    case 'table': {
      table(run, block.columns, block.rows);
      return;
    }
    case 'signatures': {
      signatures(run, block.roles);
      return;
    }
    case 'page': {
      run.breakPage();
      return;
    }
    case 'space':
      run.y += block.height;
  }
}

function signatures(run: SheetRun, roles: readonly { role: string; name: string }[]): void {
  run.need(120);
  run.y += 8;
  const share = run.width / roles.length;
  const middles = roles.map((_role, index) => run.left + share * (index + 0.5));
  roles.forEach(({ role }, index) =>
    run.centre(run.tokens(role, 'bold', 14), middles[index] ?? 0, run.y + 13),
  );
  for (const middle of middles) run.sheet.marks.push({ kind: 'signature', x: middle, y: run.y + 48 });
  roles.forEach(({ name }, index) =>
    run.centre(run.tokens(name, 'bold', 14), middles[index] ?? 0, run.y + 96),
  );
  run.y += 106;
}
