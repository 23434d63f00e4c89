import type { Settings } from './contract.ts';
import type { ReadableRecord, RecordHandle } from './database/handles.ts';
import { readSetting, writeSetting } from './database/setting-rows.ts';

const gigabyte = 1_000_000_000;

const defaults: Settings = {
  language: 'system',
  theme: 'system',
  clock: 'local',
  cacheLimit: 2 * gigabyte,
  volume: 1,
  speed: 1,
  // What Twilio's help pages said that day.
  storagePrice: { perMinute: 0.0005, freeMinutes: 10_000, asOf: '2026-11-20' },
  checkForUpdates: true,
  lockAfter: 15,
  batchesGoOn: true,
  list: {},
};

/** The settings as they stand; what was never set has its default. */
export function readSettings(record: ReadableRecord): Settings {
  return { ...defaults, ...(readSetting(record, 'settings') as Partial<Settings> | null) };
}

/** Changes the given settings only and returns all of them. */
export function changeSettings(
  record: RecordHandle,
  change: { [Name in keyof Settings]?: Settings[Name] | undefined },
): Settings {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const settings = { ...readSettings(record), ...given };
  writeSetting(record, 'settings', settings);
  return settings;
}
