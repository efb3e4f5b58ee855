import type { HandleClientError } from '@sveltejs/kit/hooks';
import { describeFailure } from '#lib/api/failure.ts';

export const handleError: HandleClientError = (caught) =>
  caught.kind === 'unknown'
    ? describeFailure(500, { id: crypto.randomUUID() })
    : describeFailure(caught.error.status, caught.error);
