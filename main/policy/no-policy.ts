import type { Policy } from '../contract/policy-calls.ts';

/** A machine for which nothing is laid down. */
export const noPolicy: Policy = { source: 'none', place: '', rules: {}, problems: [] };
