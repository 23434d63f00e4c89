import { onTestFinished } from 'vitest';
import { type CheckupGiven, checkupWorld } from './checkup-world.ts';
import { newRecord } from './new-record.ts';

/** The same for a test, closed with it. */
export async function newCheckup(given: CheckupGiven) {
  const world = await checkupWorld(newRecord(), given);
  onTestFinished(world.close);
  return world;
}
