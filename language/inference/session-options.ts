/**
 * How models run on the processor: threads that wait for each other sleep. By default they spin, which takes a whole core from
 * whatever else the machine does, and with a small model makes nothing faster.
 */
export const SESSION_OPTIONS = { extra: { session: { intra_op: { allow_spinning: '0' } } } };
