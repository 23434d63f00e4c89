/** The speeds one steps through, slowest first. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;

/** The next speed above `speed`, or the fastest. */
export function faster(speed: number): number {
  return speeds.find((step) => step > speed + 0.001) ?? 3;
}

/** The next speed below `speed`, or the slowest. */
export function slower(speed: number): number {
  return speeds.findLast((step) => step < speed - 0.001) ?? 0.5;
}
