import { rm } from 'node:fs/promises';
import { createDaily, type Daily, usualDailyTimes } from '../checkup/create-daily.ts';
import type { World } from '../compose.ts';
import type { UpdatePolicy } from '../contract/policy-calls.ts';
import type { RecordHandle } from '../database/handles.ts';
import type { Carrier } from '../http/carry-request.ts';
import { logBug } from '../log.ts';
import { readSettings } from '../settings.ts';
import { askSystem } from '../updates/ask-system.ts';
import { checkPublisher } from '../updates/check-publisher.ts';
import { createUpdates, type Updates } from '../updates/create-updates.ts';
import { inModeration } from './in-moderation.ts';

/** Newer versions, and what looks for them daily. */
export type UpdateParts = {
  readonly updates: Updates;
  readonly daily: Daily;
  /** What a check-up holds this version against; `newest` is null where no list was read that can be believed. */
  readonly versions: () => { readonly version: string; readonly newest: string | null };
};

/** How often the window is told how far a download is, ms. */
const toldEvery = 200;

export function composeUpdates(parts: {
  readonly build: World['build'];
  readonly record: RecordHandle;
  readonly carrier: Carrier;
  readonly policy: () => UpdatePolicy;
  readonly tell: World['tell'];
  readonly now: () => number;
}): UpdateParts {
  const { build, record, carrier, policy, tell, now } = parts;
  const updates = createUpdates({
    ...{ record, carrier, policy, now },
    source: build.updates,
    demo: build.demo,
    version: build.version,
    system: process.platform,
    processor: process.arch,
    wanted: () => readSettings(record).checkForUpdates,
    checkPublisher: (path) => checkPublisher(path, build.updates, process.platform, askSystem),
    removeFile: (path) => rm(path, { force: true }),
    tell: inModeration(toldEvery, (state) => tell('updates.changed', state)),
  });
  const daily = createDaily({
    lastAt: updates.triedAt,
    run: () => updates.checkQuietly().catch((error: unknown) => logBug('looking for updates', error)),
    times: usualDailyTimes,
    now,
  });
  return {
    updates,
    daily,
    versions: () => {
      const { version, standing, newer } = updates.state();
      return { version, newest: standing === 'unknown' ? null : (newer?.version ?? version) };
    },
  };
}
