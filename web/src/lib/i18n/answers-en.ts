import type { answersVi } from './answers-vi.ts';
import type { PluralKey } from './plural-key.ts';

/** What is said about answers to questions, in English. */
export const answersEn: Record<keyof typeof answersVi | PluralKey<keyof typeof answersVi>, string> = {
  'answer.title': 'Answer from the records',
  'answer.extractive': 'word for word',
  'answer.composed': 'written by a model, each sentence checked',
  'answer.copy': 'Copy the answer with its citations',
  'answer.sources': 'Sources of the answer',
  'answer.citation': 'Source {{number}}, page {{page}}',
  'answer.page': 'page {{page}}',
  'answer.came_one': 'The answer is here: one sentence.',
  'answer.came_other': 'The answer is here: {{count}} sentences.',
  'answer.amends': 'Amended by',
  'answer.replaces': 'Replaced by',
  'answer.repeals': 'Repealed by',
  'answer.doubtful': 'Digits recognised with doubt, compare the image: {{words}}',
  'answer.cut_one': 'One sentence of the model was cut: it did not match its source.',
  'answer.cut_other': '{{count}} sentences of the model were cut: they did not match their sources.',
  'answer.fellBack':
    'The model gave no answer that stands; these are sentences of the records, word for word.',
  'answer.refused': 'The records that you may read do not seem to answer this.',
  'answer.searched':
    'Searched {{pages}} pages that you may read; read closely the {{passages}} nearest passages of {{documents}} documents.',
  'answer.unread_one': 'One page has no readable text yet.',
  'answer.unread_other': '{{count}} pages have no readable text yet.',
  'answer.narrowed': 'Narrowed to:',
  'answer.nearest': 'Nearest, but no answer',
  'answer.broken': 'The answer broke off. The results below are complete.',
  'answer.again': 'Ask again',
  'answer.needsScript': 'Answers need JavaScript. The results are right below.',
};
