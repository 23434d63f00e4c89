import { expect, test } from 'vitest';
import { calls } from '../../../main/contract.ts';
import { lateHandlers } from '../../../main/handlers/late-handlers.ts';
import type { Handlers } from '../../../main/router.ts';

test('a call waits until the real handlers are there', async () => {
  let ready: (handlers: Pick<Handlers, 'keys.public-half'>) => void = () => undefined;
  const late = lateHandlers(() => new Promise<Pick<Handlers, 'keys.public-half'>>((done) => (ready = done)));
  const answer = late['keys.public-half']({ fingerprint: 'f' });
  ready({ 'keys.public-half': async ({ fingerprint }) => ({ pem: `public half of ${fingerprint}` }) });
  expect(await answer).toEqual({ pem: 'public half of f' });
});

test('what keeps the handlers away is the answer to each call', async () => {
  const late = lateHandlers<Handlers>(async () => {
    throw new Error('no disk');
  });
  expect(Object.keys(late).sort()).toEqual(Object.keys(calls).sort());
  await expect(late['accounts.list']({})).rejects.toThrow('no disk');
});
