import { EventEmitter } from 'node:events';

/** The desktop's look, power and screens, as far as a page in a browser lets us know: hardly. */

class Theme extends EventEmitter {
  themeSource = 'system';

  get shouldUseDarkColors(): boolean {
    return this.themeSource === 'dark';
  }
}

export const nativeTheme = new Theme();

export const powerMonitor = new EventEmitter();

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
});
