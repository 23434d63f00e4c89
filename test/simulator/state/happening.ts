import type { AccountStatus } from '../tenant.ts';

/** Everything that can happen to a simulated Twilio. A state file is a list of these; times are UTC seconds. */
export type Happening =
  | { readonly what: 'recording-removed'; readonly account: string; readonly number: number; readonly at: number }
  | { readonly what: 'derived-removed'; readonly account: string; readonly sid: string; readonly at: number }
  | {
      readonly what: 'recording-arrived';
      readonly account: string;
      readonly at: number;
      readonly keySid: string | null;
      readonly fellBack: boolean;
    }
  | { readonly what: 'call-removed'; readonly account: string; readonly number: number; readonly at: number }
  | {
      readonly what: 'key-added';
      readonly account: string;
      readonly sid: string;
      readonly friendlyName: string;
      readonly material: string;
      readonly at: number;
    }
  | {
      readonly what: 'key-renamed';
      readonly account: string;
      readonly sid: string;
      readonly friendlyName: string;
      readonly at: number;
    }
  | { readonly what: 'key-removed'; readonly account: string; readonly sid: string; readonly at: number }
  | {
      readonly what: 'encryption-configured';
      readonly account: string;
      readonly sid: string | null;
      readonly at: number;
    }
  | {
      readonly what: 'status-changed';
      readonly account: string;
      readonly status: AccountStatus;
      readonly at: number;
    }
  | { readonly what: 'token-replaced'; readonly account: string; readonly token: string; readonly at: number }
  | { readonly what: 'clock-moved'; readonly offset: number }
  | { readonly what: 'fault-set'; readonly name: string; readonly value: string | number | boolean | null }
  | { readonly what: 'faults-reset' };
