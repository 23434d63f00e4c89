import { sameName } from './safe-name.ts';

/** The names of one folder or zip: each is given out once, also where case and form of writing do not tell them apart. */
export type FreeNames = {
  /** `stem.ending`, or with the first number that makes it free: `stem (2).ending`. */
  readonly take: (stem: string, ending: string) => string;
  readonly giveBack: (name: string) => void;
};

export function freeNames(taken: Iterable<string>): FreeNames {
  const used = new Set(Array.from(taken, sameName));
  /** Where to go on counting, so that ten thousand of a name are not tried from the start each time. */
  const next = new Map<string, number>();
  return {
    take: (stem, ending) => {
      const key = sameName(`${stem}.${ending}`);
      for (let number = next.get(key) ?? 1; ; number += 1) {
        const name = number === 1 ? `${stem}.${ending}` : `${stem} (${number}).${ending}`;
        if (used.has(sameName(name))) continue;
        used.add(sameName(name));
        next.set(key, number + 1);
        return name;
      }
    },
    giveBack: (name) => {
      used.delete(sameName(name));
      next.clear();
    },
  };
}
