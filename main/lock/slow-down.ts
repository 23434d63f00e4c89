/** So many wrong passphrases cost nothing but scrypt's time: everybody mistypes. */
const free = 3;
/** The longest wait, s. */
const most = 60;

/** How long nobody may try again after `failures` wrong passphrases in a row, s: 0, then 1, doubled each time. */
export function waitAfter(failures: number): number {
  return failures < free ? 0 : Math.min(most, 2 ** (failures - free));
}
