import { expect, test } from 'vitest';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { conceive, leadLife } from '../../support/lead-lives.ts';
import { killPoints, type LifeOrders } from '../../support/life-orders.ts';
import { newFolder } from '../../support/new-record.ts';
import { takeStock } from '../../support/take-stock.ts';

test.each(killPoints)('killed %s, the batch goes on and comes out whole', { timeout: 60_000 }, async (point) => {
  const simulator = await startSimulator({ recordings: 30, subaccountRecordings: 0, kind: 'ordinary', duration: 4 });
  try {
    const { accountSid: account, apiKey, origin } = simulator;
    const orders: LifeOrders = {
      folder: newFolder(),
      remote: { origin, account, user: apiKey.sid, secret: apiKey.secret },
      ...{ ceiling: 4, holdEvery: 7, leaveEvery: 10 },
      killAt: { point, passing: point.includes('manifests') || point.includes('journal') ? 1 : 2 },
    };
    expect(await leadLife(conceive(), orders, null)).toEqual({ over: false });
    expect(await leadLife(conceive(), { ...orders, killAt: null }, null)).toMatchObject({ state: 'finished' });
    expect(await takeStock(orders)).toMatchObject({
      ...{ removed: 23, kept: 4, lost: 0, copiesLost: 0, repeated: 0, wronglyRemoved: 0, ledgerVerifies: true },
    });
  } finally {
    await simulator.close();
  }
});
