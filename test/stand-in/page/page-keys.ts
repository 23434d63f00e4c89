import { hear, post } from './page-link-end.ts';

/** The menu's accelerators, as Electron would take them before the page does. */

const mac = navigator.platform.startsWith('Mac');
let accelerators: readonly string[] = [];

hear('menu', (message) => {
  accelerators = message.accelerators as string[];
});

function fits(accelerator: string, event: KeyboardEvent): boolean {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  const command = parts.includes('CmdOrCtrl');
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt') &&
    event.ctrlKey === (command && !mac) &&
    event.metaKey === (command && mac)
  );
}

window.addEventListener(
  'keydown',
  (event) => {
    const accelerator = accelerators.find((one) => fits(one, event));
    if (accelerator === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void post('menu', { accelerator });
  },
  { capture: true },
);
