import type { Account } from '../../main/contract.ts';

/** A connected account with the connected subaccounts of it; a subaccount whose parent is not connected stands by itself. */
export type Family = { readonly head: Account; readonly children: readonly Account[] };

/** From so many accounts on they are looked for by name; from so many subaccounts on a family is folded up at first. */
export const manyAccounts = 9;
export const manyChildren = 5;

/** The accounts in their order, each subaccount with its parent. */
export function familiesOf(accounts: readonly Account[]): readonly Family[] {
  const known = new Set(accounts.map(({ sid }) => sid));
  const children = new Map<string, Account[]>();
  const heads: Account[] = [];
  for (const account of accounts) {
    if (account.parent === null || !known.has(account.parent)) heads.push(account);
    else children.set(account.parent, [...(children.get(account.parent) ?? []), account]);
  }
  const byName = (one: Account, other: Account) => one.name.localeCompare(other.name);
  return heads.map((head) => ({ head, children: (children.get(head.sid) ?? []).toSorted(byName) }));
}

/** Whether an account is what somebody looks for: by a part of its name, or of its SID. */
export function isLookedFor({ name, sid }: Pick<Account, 'name' | 'sid'>, term: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return plain(`${name} ${sid}`).includes(plain(term.trim()));
}

/** Families with only what is looked for: a head stays as long as one of its children does. */
export function lookedFor(families: readonly Family[], term: string): readonly Family[] {
  if (term.trim() === '') return families;
  return families.flatMap(({ head, children }) => {
    const found = children.filter((child) => isLookedFor(child, term));
    return found.length > 0 || isLookedFor(head, term) ? [{ head, children: found }] : [];
  });
}
