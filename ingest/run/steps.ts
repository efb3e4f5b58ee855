/** The steps of a file that are shown: reading its pages, recognising those without a usable text, embedding, storing. */
export type Step = 'read' | 'recognise' | 'embed' | 'store';

/** Hears that a step is done with so many pages. */
export type StepDone = (step: Step, pages: number) => void;
