import { expectedOf, type FaultName, isFaultName, isFaultValue } from './fault-table.ts';

export type FaultSetting = string | number | boolean | null;

/** The faults that are on at the moment. */
export type FaultBoard = {
  /** Turns a fault on, or off with null, false or 'off'. Throws, in words, at a name or value that is not in the table. */
  readonly set: (name: string, value: FaultSetting) => void;
  readonly reset: () => void;
  readonly text: (name: FaultName) => string | null;
  readonly count: (name: FaultName) => number | null;
  readonly isOn: (name: FaultName) => boolean;
  /** Whether an 'every' fault befalls the recording with this number. */
  readonly befalls: (name: FaultName, number: number) => boolean;
  readonly all: () => Record<string, string>;
};

export function createFaultBoard(): FaultBoard {
  const set = new Map<FaultName, string>();
  const count = (name: FaultName) => {
    const value = set.get(name);
    return value === undefined ? null : Number(value);
  };
  return {
    set: (name, value) => {
      if (!isFaultName(name)) throw new Error(`There is no fault called "${name}"; --help lists them`);
      const switchedOff = value === null || value === false || (value === 'off' && !isFaultValue(name, 'off'));
      if (switchedOff) {
        set.delete(name);
        return;
      }
      const onText = isFaultValue(name, 'on') ? 'on' : '1';
      const text = value === true ? onText : String(value);
      if (!isFaultValue(name, text)) throw new Error(`The fault ${name} takes ${expectedOf(name)}, not "${text}"`);
      set.set(name, text);
    },
    reset: () => set.clear(),
    text: (name) => set.get(name) ?? null,
    count,
    isOn: (name) => set.has(name),
    befalls: (name, number) => {
      const every = count(name);
      return every !== null && number % every === 0;
    },
    all: () => Object.fromEntries(set),
  };
}
