import { type CallName, calls } from './contract.ts';
import type { Handlers } from './router.ts';

/** Handlers that wait for the real ones: the window opens before the parts behind it are there. */
export function lateHandlers<Some extends Partial<Handlers>>(ready: () => Promise<Some>): Some {
  const wait = (name: CallName) => async (input: never) => {
    const handler = (await ready())[name] as (input: never) => Promise<unknown>;
    return handler(input);
  };
  return Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, wait(name)])) as unknown as Some;
}
