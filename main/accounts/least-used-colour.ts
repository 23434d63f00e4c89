import type { Account } from '../contract.ts';

const colours = ['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'yellow', 'lime'] as const;

/** The colour the fewest accounts have; of several, the first. */
export function leastUsedColour(accounts: readonly Pick<Account, 'colour'>[]): Account['colour'] {
  const uses = (colour: Account['colour']) => accounts.filter((one) => one.colour === colour).length;
  return [...colours].sort((one, other) => uses(one) - uses(other))[0] ?? 'teal';
}
