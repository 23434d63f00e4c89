import { expect, test } from 'vitest';
import { storagePrice } from '../../../main/contract/plan-calls.ts';
import { monthlyCost } from '../../../main/plans/estimate-plan.ts';
import { changeSettings, readSettings } from '../../../main/settings.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { openWhole } from '../../support/whole-program.ts';

const minutes = (count: number) => count * 60;

test.each([
  ['nothing stored', 0, 0],
  ['less than is free', minutes(9_999), 0],
  ['what is free, to the minute', minutes(10_000), 0],
  ['a minute more', minutes(10_001), 0.0005],
  ['a hundred thousand minutes', minutes(110_000), 50],
])('a month of %s costs what the price says', (_, seconds, dollars) => {
  expect(monthlyCost(seconds, { perMinute: 0.0005, freeMinutes: 10_000 })).toBeCloseTo(dollars, 9);
});

test.each([
  ['no day', { perMinute: 0.001, freeMinutes: 0 }],
  ['a day that is none', { perMinute: 0.001, freeMinutes: 0, asOf: '2026-13-01' }],
  ['a price below nothing', { perMinute: -0.001, freeMinutes: 0, asOf: '2026-11-20' }],
  ['half a free minute', { perMinute: 0.001, freeMinutes: 0.5, asOf: '2026-11-20' }],
])('a price with %s is not kept', (_, price) => {
  expect(storagePrice.safeParse(price).success).toBe(false);
});

test('a plan reckons with the prices as they are set when it is made, names their day, and keeps to them', async () => {
  const simulator = await startSimulator({ recordings: 20, subaccountRecordings: 0, kind: 'ordinary', duration: 600 });
  try {
    const { program } = await openWhole(simulator);
    const make = () =>
      program.plans.make({ kind: 'remove', archive: null, selection: { kind: 'all', filter: {}, except: [] } });
    const { asOf } = readSettings(program.record).storagePrice;
    const before = await make();
    // 200 minutes are far below what is free.
    expect(before).toMatchObject({ storageNow: 0, storageSaved: 0, pricesAsOf: asOf });
    changeSettings(program.record, { storagePrice: { perMinute: 0.01, freeMinutes: 50, asOf: '2027-03-01' } });
    const after = await make();
    expect(after.storageNow).toBeCloseTo(1.5);
    expect(after.storageSaved).toBeCloseTo(1.5);
    expect(after.pricesAsOf).toBe('2027-03-01');
    expect(program.plans.read(before.plan)).toEqual(before);
  } finally {
    await simulator.close();
  }
});
