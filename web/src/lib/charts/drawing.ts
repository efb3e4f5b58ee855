import { UNKNOWN, type Series } from './counts-chart.ts';

/** A stroke of a drawing, in pixels from its top left corner; `colour` names a colour of the palette. */
export type Shape =
  | {
      readonly kind: 'bar';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: ColourName;
      readonly title: string;
    }
  | {
      readonly kind: 'line';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly colour: ColourName;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: boolean;
      readonly colour: ColourName;
      readonly text: string;
    };

/** The colours of a drawing: seven that are told apart, ink, soft ink, and rules. */
export type ColourName = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6' | 'c7' | 'ink' | 'soft' | 'rule';

/** What is drawn, and how large it is. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const seriesColours = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/** The colours of series in their order: what is not known is grey, for the accent means "look here". */
export function coloursOf(series: readonly Pick<Series, 'key'>[]): ColourName[] {
  let next = 0;
  return series.map(({ key }) => (key === UNKNOWN ? 'c7' : (seriesColours[next++] ?? 'c7')));
}

/** Colours on paper, for files: the tokens of `charts.css` in light, which no file knows. */
export const PAPER: Readonly<Record<ColourName | 'sheet', string>> = {
  c1: '#8c1c1c',
  c2: '#2c6a94',
  c3: '#a06a08',
  c4: '#3f7048',
  c5: '#7a4f94',
  c6: '#0f7a7a',
  c7: '#82796b',
  ink: '#211c16',
  soft: '#5c5345',
  rule: '#dcd2be',
  sheet: '#fffdf7',
};
