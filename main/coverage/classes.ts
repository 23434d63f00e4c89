/** Puts many values with numbers of their own into the few classes that matter; a class keeps its number. */
export type Classes<Value, Class> = {
  /** Learns those whose numbers are new: what a number stands for never changes. */
  readonly learn: (values: Iterable<readonly [number, Value]>) => void;
  /** By a value's number, that of its class. */
  readonly numbers: () => Uint32Array;
  readonly classAt: (number: number) => Class | undefined;
  readonly count: () => number;
};

export function createClasses<Value, Class>(classOf: (value: Value) => Class): Classes<Value, Class> {
  const classes: Class[] = [];
  const byText = new Map<string, number>();
  const known = new Set<number>();
  let numbers = new Uint32Array(0);
  return {
    learn: (values) => {
      for (const [number, value] of values) {
        if (known.has(number)) continue;
        known.add(number);
        const one = classOf(value);
        const text = JSON.stringify(one);
        const place = byText.get(text) ?? classes.push(one) - 1;
        byText.set(text, place);
        if (number >= numbers.length) {
          const longer = new Uint32Array(2 * number + 1);
          longer.set(numbers);
          numbers = longer;
        }
        numbers[number] = place;
      }
    },
    numbers: () => numbers,
    classAt: (number) => classes[number],
    count: () => classes.length,
  };
}
