import { type Checked, startChecking } from './check-sealed.ts';
import type { Opening } from './sealed-audio-messages.ts';

/** As startChecking, for chunks that come from outside; `take` gives how many bytes were received so far. */
export function takeToCheck(
  size: number,
  opening: Opening,
): {
  readonly take: (bytes: Uint8Array) => number;
  readonly finish: () => Checked;
  readonly abandon: () => void;
} {
  const checking = startChecking(size, opening);
  let received = 0;
  return {
    take: (bytes) => {
      checking.take(bytes);
      received += bytes.length;
      return received;
    },
    finish: () => {
      const checked = checking.finish();
      checking.wipe();
      return checked;
    },
    abandon: checking.wipe,
  };
}
