/**
 * A stand-in for the part of Electron's API that the edge uses, over any browser of Chromium's family. It lets the
 * unmodified bundle run, and be tested, where Electron's binary cannot be had. It never ships.
 */

export { app } from './stand-in-app.ts';
export { clipboard, dialog, Notification, shell } from './stand-in-desktop.ts';
export { ipcMain } from './stand-in-ipc.ts';
export { Menu } from './stand-in-menu.ts';
export { protocol, session } from './stand-in-session.ts';
export { nativeTheme, powerMonitor, screen, systemPreferences } from './stand-in-system.ts';
export { BrowserWindow } from './stand-in-window.ts';
