import type { Account } from '../../main/contract.ts';

/** What is typed into the connect form, but for the secret. */
export type AccountForm = {
  readonly account: string;
  readonly kind: Account['credential'];
  readonly keySid: string;
  readonly region: Account['region'];
  readonly name: string;
  readonly colour: Account['colour'];
};

export const accountColours: readonly Account['colour'][] = [
  'teal',
  'blue',
  'violet',
  'pink',
  'red',
  'orange',
  'yellow',
  'lime',
];

/** The first colour no account wears yet. */
export function freeColour(accounts: readonly Account[]): Account['colour'] {
  return accountColours.find((colour) => accounts.every((account) => account.colour !== colour)) ?? 'teal';
}

export type FormField = 'account' | 'keySid' | 'secret' | 'name';

const sid = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);

/** The fields that cannot be sent as they are, in the order they stand in the form. */
export function wrongFields(form: AccountForm, secretGiven: boolean): FormField[] {
  const wrong: [FormField, boolean][] = [
    ['account', !sid('AC').test(form.account.trim())],
    ['keySid', form.kind === 'api-key' && !sid('SK').test(form.keySid.trim())],
    ['secret', !secretGiven],
    ['name', form.name.trim() === ''],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

/** The login the form describes, but for its secret. */
export function loginOf(form: AccountForm) {
  const account = form.account.trim();
  return { account, region: form.region, user: form.kind === 'api-key' ? form.keySid.trim() : account };
}
