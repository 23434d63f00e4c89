import { type CallName, calls } from '../contract.ts';
import type { Handlers } from '../router.ts';

/** Made once for each: some handlers remember what a call before has chosen. */
export function onceForEach<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>();
  return (of) => {
    const known = made.get(of) ?? make(of);
    made.set(of, known);
    return known;
  };
}

/** Handlers that wait for the real ones: the window opens before the parts behind it are there. */
export function lateHandlers<Some extends Partial<Handlers>>(ready: () => Promise<Some>): Some {
  const wait = (name: CallName) => async (input: never) => {
    const handler = (await ready())[name] as (input: never) => Promise<unknown>;
    return handler(input);
  };
  return Object.fromEntries((Object.keys(calls) as CallName[]).map((name) => [name, wait(name)])) as unknown as Some;
}
