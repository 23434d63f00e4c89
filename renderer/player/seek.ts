/** Nearer to the end than this (seconds), a recording counts as heard, and the next hearing begins at its start. */
const heardOut = 2;

/** The position `by` seconds from `position`, kept inside the recording. */
export function seekBy(position: number, by: number, seconds: number): number {
  return Math.min(Math.max(0, position + by), seconds);
}

/** The position that a point `x` pixels into a waveform `width` pixels wide stands for. */
export function seekTo(x: number, width: number, seconds: number): number {
  if (width <= 0) return 0;
  return Math.min(Math.max(0, x / width), 1) * seconds;
}

/** Where a hearing begins that was left at `resumeAt`. */
export function startingPosition(resumeAt: number, seconds: number): number {
  return resumeAt > 0 && resumeAt < seconds - heardOut ? resumeAt : 0;
}
