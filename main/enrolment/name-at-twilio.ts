/** The longest name Twilio takes, in characters, and how much of a fingerprint is enough to know a key by. */
const longest = 64;
const told = 16;

/**
 * What a public half is called at Twilio. Twilio never tells the material of a public key: by the fingerprint in its
 * name it is recognised when an answer was lost, so that it is not registered twice.
 */
export function nameAtTwilio(name: string, fingerprint: string): string {
  const mark = ` [koekura ${fingerprint.slice(0, told)}]`;
  // By UTF-16 units, as Twilio may count, but never half a character.
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length > longest - mark.length) break;
    kept += character;
  }
  return kept + mark;
}

/** Whether the name at Twilio is one that was given to this key. */
export function namesKey(name: string, fingerprint: string): boolean {
  return name.endsWith(` [koekura ${fingerprint.slice(0, told)}]`);
}
