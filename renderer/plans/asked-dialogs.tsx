import { useEffect } from 'react';
import { useScreen } from '../app/use-screen.ts';
import { RewrapSelection } from '../archives/rewrap-selection.tsx';
import { HoldDialog } from '../holds/hold-dialog.tsx';
import { askFor, useAsked } from './ask-for.ts';
import { PlanDialog } from './plan-dialog.tsx';

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
  if (what === 'hold') return <HoldDialog asked={asked} onClose={close} />;
  if (what === 'rewrap') return <RewrapSelection asked={asked} onClose={close} />;
  return <PlanDialog asked={{ ...asked, what }} onClose={close} />;
}
