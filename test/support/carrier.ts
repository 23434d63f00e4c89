import type { Page } from 'playwright-core';
import type { Simulator } from '../simulator/start-simulator.ts';

/**
 * What carries the program in a scenario: Electron or the stand-in. The scenarios (scenarios-*.ts) know no more of it than
 * this, so that the steps for Electron are known to be right where there is none.
 */
export type Carrier = {
  /** Starts the program and resolves once its page is there. */
  readonly start: (how: Start) => Promise<Carried>;
};

export type Start = {
  readonly profile: string;
  /** Stands for Twilio; null where nothing is to be connected. */
  readonly simulator: Simulator | null;
  /** The simulator's account is connected, and its keys are there, in memory. */
  readonly demoFile?: string;
  readonly env?: Readonly<Record<string, string>>;
};

export type Carried = {
  readonly page: Page;
  /** What the page's address is to look like. */
  readonly address: RegExp;
  readonly pid: number;
  /** What the program has said on stderr so far. */
  readonly log: () => string;
  /** Asks it to close, as the cross of its window does; what comes of that is to be seen. */
  readonly askToClose: () => Promise<void>;
  /** As a power cut. */
  readonly kill: () => Promise<void>;
  /** Resolves once the process has ended. */
  readonly ended: Promise<unknown>;
  /** Starts another copy on the same profile, with these files to open; resolves with its exit status. */
  readonly startSecond: (files: readonly string[]) => Promise<number | null>;
  /** Does `act`, which asks for a file or a folder, and answers `path`. */
  readonly choose: (path: string, act: () => Promise<void>) => Promise<void>;
  /** Moves the window and changes its size. */
  readonly drag: () => Promise<void>;
  /** Crashes the page's process; gives what reads the text of the page that stands there from then on. */
  readonly crashPage: () => Promise<() => Promise<string>>;
  /** Lets go of what is still there. */
  readonly stop: () => Promise<void>;
};
