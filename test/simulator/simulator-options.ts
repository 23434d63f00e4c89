import { parseArgs } from 'node:util';
import type { FaultSetting } from './faults/fault-board.ts';
import type { WorldPlan } from './world/world-plan.ts';

/** How to start a simulator. Everything left out has a default: a free port, a demo world, the machine's clock. */
export type SimulatorOptions = {
  readonly port?: number;
  readonly recordings?: number;
  /** 1 without it. */
  readonly subaccounts?: number;
  /** In each of them. */
  readonly subaccountRecordings?: number;
  /** Of the main account in region ie1, where it has credentials of its own; none without it. */
  readonly elsewhere?: number;
  readonly seed?: string;
  readonly kind?: WorldPlan['kind'];
  /** Seconds of every recording; drawn for each when left out. */
  readonly duration?: number;
  /** The time it is to begin with, ISO 8601. */
  readonly clock?: string;
  /** A folder for what is to survive a restart; without it nothing does, and no file is written. */
  readonly state?: string;
  readonly faults?: Readonly<Record<string, FaultSetting>>;
};

function wholeNumber(name: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) > largest)
    throw new Error(`--${name} takes a whole number up to ${largest}, not "${text}"`);
  return Number(text);
}

function readSubaccounts(text: string | undefined): number | undefined {
  if (text === '0') throw new Error('--subaccounts takes 1 at least');
  return wholeNumber('subaccounts', text, 5_000);
}

function readFault(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, 'on'] : [text.slice(0, at), text.slice(at + 1)];
}

function readKind(text: string | undefined): WorldPlan['kind'] | undefined {
  if (text === undefined || text === 'demo' || text === 'ordinary') return text;
  throw new Error(`--world takes demo or ordinary, not "${text}"`);
}

function readClock(text: string | undefined): string | undefined {
  if (text !== undefined && Number.isNaN(Date.parse(text)))
    throw new Error(`--clock takes an ISO 8601 time, not "${text}"`);
  return text;
}

const given = <Options extends object>(options: { [Name in keyof Options]: Options[Name] | undefined }): Options =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;

/** Reads the command line; null when help was asked for. Throws, in words, at what it does not understand. */
export function readSimulatorOptions(args: readonly string[]): SimulatorOptions | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: text,
      recordings: text,
      subaccounts: text,
      'subaccount-recordings': text,
      elsewhere: text,
      seed: text,
      world: text,
      duration: text,
      clock: text,
      state: text,
      fault: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  return given<SimulatorOptions>({
    port: wholeNumber('port', values.port, 65_535),
    recordings: wholeNumber('recordings', values.recordings, 100_000_000),
    subaccounts: readSubaccounts(values.subaccounts),
    subaccountRecordings: wholeNumber('subaccount-recordings', values['subaccount-recordings'], 100_000_000),
    elsewhere: wholeNumber('elsewhere', values.elsewhere, 100_000_000),
    seed: values.seed,
    kind: readKind(values.world),
    duration: wholeNumber('duration', values.duration, 86_400),
    clock: readClock(values.clock),
    state: values.state,
    faults: Object.fromEntries((values.fault ?? []).map(readFault)),
  });
}
