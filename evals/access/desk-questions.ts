import { COMMON_STREET, secretOf } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { idOf } from './world-ids.ts';

/**
 * Look-ups at the citizen-service desk, which finds papers of cases of whoever may read them: by a name that one paper bears, by the
 * street of all, and the resident of a paper opened. `turn` chooses the paper.
 */
export function deskQuestions({ world, allowed }: Rights, turn: number): Asked[] {
  const aim = turn % world.documents.length;
  const isRead = allowed.has(aim);
  // Papers of one procedure file are one case, named by its surest paper.
  const alone = !(world.files[world.documents[aim]?.file ?? -1]?.procedure ?? false);
  const lookUp = { surface: 'POST /api/desk/look-up', path: '/api/desk/look-up', there: true };
  return [
    {
      ...lookUp,
      body: { who: secretOf(aim) },
      ...((!isRead || alone) && { wanted: isRead ? [idOf('paper', aim)] : [], said: papersOf }),
    },
    { ...lookUp, body: { address: COMMON_STREET } },
    {
      surface: 'POST /api/desk/resident',
      path: '/api/desk/resident',
      body: { paper: idOf('paper', aim) },
      there: isRead,
    },
  ];
}

function papersOf(body: unknown): string[] {
  return (body as { candidates: { paper: string }[] }).candidates.map(({ paper }) => paper);
}
