/** How one channel is to be heard. `pan` goes from -1 (left ear) to 1 (right ear). */
export type Lane = { readonly muted: boolean; readonly alone: boolean; readonly pan: number };

/** How the channels are heard at first: one in the middle, two as they were recorded. */
export function lanesAtFirst(channels: number): Lane[] {
  const pans = channels === 2 ? [-1, 1] : Array.from({ length: channels }, () => 0);
  return pans.map((pan) => ({ muted: false, alone: false, pan }));
}

/** Whether the lane is heard: not muted, and no other is to be heard alone. */
export function isHeard(lanes: readonly Lane[], index: number): boolean {
  const lane = lanes[index];
  if (!lane) return false;
  return lanes.some((other) => other.alone) ? lane.alone : !lane.muted;
}

/** How loud the lane is in each ear, 0 to 1. Balance, not constant power: what is in the middle keeps its level. */
export function earLevels(lanes: readonly Lane[], index: number): { left: number; right: number } {
  const pan = lanes[index]?.pan ?? 0;
  // Alone, a voice belongs in both ears.
  const place = lanes[index]?.alone ? 0 : pan;
  const level = isHeard(lanes, index) ? 1 : 0;
  return { left: level * Math.min(1, 1 - place), right: level * Math.min(1, 1 + place) };
}

/** The lanes with `index` heard alone, or no longer so. */
export function toggleAlone(lanes: readonly Lane[], index: number): Lane[] {
  return lanes.map((lane, at) => ({ ...lane, alone: at === index && !lane.alone }));
}

/** The lanes with `index` muted or no longer so. Hearing one alone ends with it. */
export function toggleMuted(lanes: readonly Lane[], index: number): Lane[] {
  return lanes.map((lane, at) => ({ ...lane, alone: false, muted: at === index ? !lane.muted : lane.muted }));
}

/** The lanes with `index` placed at `pan`. */
export function panLane(lanes: readonly Lane[], index: number, pan: number): Lane[] {
  return lanes.map((lane, at) => (at === index ? { ...lane, pan } : lane));
}
