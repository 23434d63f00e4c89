import { draw } from './mix.ts';
import type { Notable } from './notable.ts';

/** Numbers that look real and reach nobody: Japanese subscriber numbers never begin with 0, and 555-01xx is for fiction. */
const digits = (value: number, count: number) => String(value % 10 ** count).padStart(count, '0');

/** The two sides of a call, whichever of them called. */
export type Parties = { readonly own: string; readonly other: string };

const ownJapanese = ['+81300012345', '+81300012346', '+81600098760', '+815000001234'] as const;
const ownAmerican = '+14155550123';
const japanesePrefixes = ['+81900', '+81800', '+81700', '+8130', '+8160'] as const;

const picked = <Item>(items: readonly [Item, ...Item[]], value: number): Item =>
  items[value % items.length] ?? items[0];

/** Some 3 in 100 are not telephone numbers; only who calls can withhold theirs. One in six is American, to an American. */
export function partiesOf(seed: number, number: number, notable: Notable | null, calledIn: boolean): Parties {
  const value = draw(seed, number, 21);
  const own = picked(ownJapanese, draw(seed, number, 20));
  if (notable === 'clientParty' || value % 100 === 1) return { own, other: `client:agent_${digits(value >>> 8, 3)}` };
  if (notable === 'sipParty' || value % 100 === 2)
    return { own, other: `sip:desk${digits(value >>> 8, 2)}@pbx.example.co.jp` };
  if (calledIn && (notable === 'withheldNumber' || value % 100 === 3)) return { own, other: 'anonymous' };
  const subscriber = draw(seed, number, 22);
  if (value % 6 === 5) return { own: ownAmerican, other: `+1212555${digits(100 + (subscriber % 100), 4)}` };
  return { own, other: picked(japanesePrefixes, value >>> 4) + digits(subscriber, 7) };
}

/** Who takes a call that is put through. */
export const agent = (seed: number, number: number): string => `+81300077${digits(draw(seed, number, 23), 3)}`;

/** Twilio's display form: only North American numbers are rewritten. */
export function formatted(party: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(party);
  return american ? `(${american[1]}) ${american[2]}-${american[3]}` : party;
}
