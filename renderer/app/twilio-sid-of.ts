/** The SID Twilio knows an account by: the program's own name for it may have the region behind it. */
export function twilioSidOf(account: string): string {
  return account.slice(0, 34);
}
