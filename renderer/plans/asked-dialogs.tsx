import { Suspense, useEffect } from 'react';
import { loadLater } from '../app/load-later.ts';
import { useScreen } from '../app/use-screen.ts';
import { askFor, useAsked } from './ask-for.ts';

const RewrapSelection = loadLater(async () => (await import('../archives/rewrap-selection.tsx')).RewrapSelection);
const HoldDialog = loadLater(async () => (await import('../holds/hold-dialog.tsx')).HoldDialog);
const PlanDialog = loadLater(async () => (await import('./plan-dialog.tsx')).PlanDialog);

/** The dialog of what was asked for last, before whatever screen it was asked from. */
export function AskedDialogs() {
  const asked = useAsked();
  const screen = useScreen();
  // A way out of the dialog to another screen leaves it behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of screen that closes it
  useEffect(() => () => askFor(null), [screen]);
  if (asked === null) return null;
  const close = () => askFor(null);
  const { what } = asked;
  return (
    <Suspense>
      {what === 'hold' && <HoldDialog asked={asked} onClose={close} />}
      {what === 'rewrap' && <RewrapSelection asked={asked} onClose={close} />}
      {what !== 'hold' && what !== 'rewrap' && <PlanDialog asked={{ ...asked, what }} onClose={close} />}
    </Suspense>
  );
}
