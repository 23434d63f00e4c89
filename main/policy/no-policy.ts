import type { MachinePolicy } from './machine-policy.ts';

/** A machine for which nothing is laid down. */
export const noPolicy: MachinePolicy = {
  source: 'none',
  place: '',
  rules: {},
  authorities: [],
  problems: [],
  certificates: [],
};
