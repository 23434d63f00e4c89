import type { Policy } from '../contract/policy-calls.ts';

/** A policy with the certificates (PEM) its `network.extraAuthorities` came to. */
export type MachinePolicy = Policy & { readonly certificates: readonly string[] };
