import type { holdCalls } from '../contract/hold-calls.ts';
import type { EventName, EventPayload } from '../contract.ts';
import type { Holds } from '../holds/holds.ts';
import type { Handlers } from '../router.ts';

/** The calls about holds. */
export function holdHandlers(
  holds: Holds,
  tell: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void,
): Pick<Handlers, keyof typeof holdCalls> {
  const changed = async <Value>(deed: Promise<Value>): Promise<Value> => {
    try {
      return await deed;
    } finally {
      // Told also when it failed: a placing that was cut off has kept some.
      tell('holds.changed', {});
    }
  };
  return {
    'holds.list': async () => ({ holds: [...holds.list()] }),
    'holds.of': async ({ sid }) => ({ holds: [...holds.of(sid)] }),
    'holds.place': ({ selection, reason }) => changed(holds.place(selection, reason)),
    'holds.extend': ({ hold, selection }) => changed(holds.extend(hold, selection)),
    'holds.lift': async ({ hold, selection, reason }) => ({
      lifted: await changed(holds.lift(hold, selection, reason)),
    }),
  };
}
