/**
 * Within the program an account is named by its SID; where the same account is connected in a further region, by its SID
 * and that region (`AC…-ie1`), because nothing but the SID is common to the two. Twilio knows the SID alone.
 */
export function accountSidOf(account: string): string {
  return account.slice(0, 34);
}

/** Whether it is an account's SID as Twilio writes it. */
export function isTwilioAccount(value: unknown): value is string {
  return typeof value === 'string' && /^AC[0-9a-fA-F]{32}$/.test(value);
}
