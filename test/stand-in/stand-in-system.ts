import { EventEmitter } from 'node:events';

/** The desktop's look, power and screens, as far as a page in a browser lets us know: hardly. */

class Theme extends EventEmitter {
  themeSource = 'system';

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  }
}

export const nativeTheme = new Theme();

let touchedAt = performance.now();
/** Seconds that are added to how long nobody has touched the machine: a test need not wait for them. */
let pretended = 0;
let screenLocked = false;

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: () => pretended + Math.floor((performance.now() - touchedAt) / 1000),
  getSystemIdleState: () => (screenLocked ? 'locked' : 'active'),
});

/** The page was touched: a browser knows of no other place. */
export function noteTouch(): void {
  touchedAt = performance.now();
  pretended = 0;
}

/** The stand-in's own control over power: the machine sleeps or wakes, its screen is locked or opened, nobody is there. */
export function pretendPower(event: string, idleSeconds: number): void {
  if (event === 'idle') pretended = idleSeconds;
  // As on Linux, where Electron emits nothing but answers when it is asked.
  else if (event === 'screen-locked' || event === 'screen-open') screenLocked = event === 'screen-locked';
  else powerMonitor.emit(event);
}

/** Touch ID is a Mac's, and nobody's here. */
export const systemPreferences = {
  canPromptTouchID: () => false,
  promptTouchID: async (): Promise<void> => {
    throw new Error('Touch ID is not there');
  },
};

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
});
