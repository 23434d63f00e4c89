/** The lowest and highest sample of one column of the waveform. */
export type Column = { readonly low: number; readonly high: number };

/** Gathers `peaks` (lowest and highest of each stretch in turn) into `columns` columns, losing no extreme. */
export function resamplePeaks(peaks: readonly number[], columns: number): Column[] {
  const stretches = Math.floor(peaks.length / 2);
  if (stretches === 0) return [];
  return Array.from({ length: columns }, (_, column) => {
    const first = Math.floor((column / columns) * stretches);
    const end = Math.max(first + 1, Math.floor(((column + 1) / columns) * stretches));
    let [low, high] = [0, 0];
    for (let stretch = first; stretch < end; stretch++) {
      low = Math.min(low, peaks[2 * stretch] ?? 0);
      high = Math.max(high, peaks[2 * stretch + 1] ?? 0);
    }
    return { low, high };
  });
}

/** What to multiply samples by so that the loudest of all channels fills its lane; silence is not blown up into noise. */
export function fillingScale(peaks: readonly (readonly number[])[]): number {
  let loudest = 0;
  for (const channel of peaks) for (const sample of channel) loudest = Math.max(loudest, Math.abs(sample));
  return loudest === 0 ? 1 : Math.min(1 / loudest, 8);
}
