import { post } from './page-link-end.ts';

/** Tells main that somebody is there, now and then while they are: Electron asks the system. */

const every = 2000;
let toldAt = Number.NEGATIVE_INFINITY;

function touched(): void {
  if (performance.now() - toldAt < every) return;
  toldAt = performance.now();
  void post('touch', {}).catch(() => undefined);
}

for (const what of ['keyup', 'pointerdown', 'pointermove', 'wheel'] as const) {
  window.addEventListener(what, touched, { capture: true, passive: true });
}
