import { draw } from './mix.ts';
import type { Notable } from './notable.ts';

/** Numbers that look real and reach nobody: Japanese subscriber numbers never begin with 0, and 555-01xx is for fiction. */
const digits = (value: number, count: number) => String(value % 10 ** count).padStart(count, '0');

const ownNumbers = ['+81300012345', '+81300012346', '+81600098760', '+815000001234', '+14155550123'];

const customerKinds = [
  (value: number) => `+81900${digits(value, 7)}`,
  (value: number) => `+81800${digits(value, 7)}`,
  (value: number) => `+8130${digits(value, 7)}`,
  (value: number) => `+8160${digits(value, 7)}`,
  (value: number) => `+1212555${digits(100 + (value % 100), 4)}`,
];

export const ownNumber = (seed: number, number: number): string =>
  ownNumbers[draw(seed, number, 20) % ownNumbers.length] as string;

/** Some 4 in 100 are not telephone numbers. */
export function customer(seed: number, number: number, notable: Notable | null): string {
  const value = draw(seed, number, 21);
  if (notable === 'clientParty' || value % 100 === 1) return `client:agent_${digits(value, 3)}`;
  if (notable === 'sipParty' || value % 100 === 2) return `sip:desk${digits(value, 2)}@pbx.example.co.jp`;
  if (notable === 'withheldNumber' || value % 100 === 3) return 'anonymous';
  const kind = customerKinds[value % customerKinds.length] as (value: number) => string;
  return kind(draw(seed, number, 22));
}

export const agent = (seed: number, number: number): string => `+81300077${digits(draw(seed, number, 23), 3)}`;

/** Twilio's display form: only North American numbers are rewritten. */
export function formatted(party: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(party);
  return american ? `(${american[1]}) ${american[2]}-${american[3]}` : party;
}
