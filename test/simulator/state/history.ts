import type { Happening } from './happening.ts';

/** What has happened, in order. Nothing is changed but by telling it here, so that a restart can tell it all again. */
export type History = {
  /** Carries a happening out and keeps it. */
  readonly happen: (happening: Happening) => void;
  readonly all: () => readonly Happening[];
};

/** `past` is carried out first, but not kept again: it is what the state file already holds. */
export function createHistory(
  past: readonly Happening[],
  carryOut: (happening: Happening) => void,
  keep: (happening: Happening) => void,
): History {
  const all = [...past];
  for (const happening of past) carryOut(happening);
  return {
    happen: (happening) => {
      carryOut(happening);
      keep(happening);
      all.push(happening);
    },
    all: () => all,
  };
}
