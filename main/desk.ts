import { app, type BrowserWindow, clipboard, dialog, Notification, shell, systemPreferences } from 'electron';
import { log } from './log.ts';

/** What the program asks of the user's desk: which file, where to, the clipboard, a page in the browser. */
export type Desk = {
  /** The path of an existing file, or null when the user thinks better of it. */
  readonly chooseFile: (title: string) => Promise<string | null>;
  /** Where a new file shall lie, or null. */
  readonly chooseTarget: (title: string, suggested: string) => Promise<string | null>;
  /** The path of a folder that may be new, or null. */
  readonly chooseFolder: (title: string) => Promise<string | null>;
  /** The user's own folder for what is downloaded. */
  readonly downloads: () => string;
  /** Shows a file in the system's file manager. Nothing is ever opened or run. */
  readonly showFile: (path: string) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly paste: () => Promise<string>;
  /** Takes back what was copied here last, if it is still what the clipboard holds. */
  readonly forgetCopied: () => Promise<void>;
  /** Whether the system can be asked whether it is its user who sits there: Touch ID. */
  readonly knowsUser: () => boolean;
  /** Asks it, saying what for; false when it was not shown. */
  readonly isUser: (what: string) => Promise<boolean>;
  /** A notification of the system's, where it has any. */
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void;
  readonly openHelp: (topic: keyof typeof twilioPages) => Promise<void>;
};

/** The only addresses the program ever opens in a browser. The window names a topic, never an address. */
const twilioPages = {
  'api-keys': 'https://www.twilio.com/docs/iam/api-keys',
  vre: 'https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption',
  recordings: 'https://www.twilio.com/docs/voice/api/recording',
  // Leads on to the settings of the account one is signed in to, in whichever Console there is.
  console: 'https://www.twilio.com/console/voice/settings',
} as const;

/** Whatever is chosen in a dialog that was still open when the program was locked, nobody has chosen. */
export function lockedDesk(desk: Desk, locked: () => boolean): Desk {
  const unlessLocked =
    <Asked extends readonly unknown[]>(ask: (...asked: Asked) => Promise<string | null>) =>
    async (...asked: Asked) => {
      const chosen = await ask(...asked);
      return locked() ? null : chosen;
    };
  return {
    ...desk,
    chooseFile: unlessLocked(desk.chooseFile),
    chooseTarget: unlessLocked(desk.chooseTarget),
    chooseFolder: unlessLocked(desk.chooseFolder),
  };
}

/** `demo`: the server that stands for Twilio in the demo, with a small Console of its own; null otherwise. */
export function createDesk(window: () => BrowserWindow | null, demo: URL | null): Desk {
  const helpPages = demo === null ? twilioPages : { ...twilioPages, console: `${demo.origin}/__simulator/console` };
  let copied: string | null = null;
  const mac = process.platform === 'darwin';
  return {
    chooseFile: async (title) => {
      const owner = window();
      const options = { title, properties: ['openFile' as const, 'dontAddToRecent' as const] };
      const chosen = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    chooseTarget: async (title, suggested) => {
      const owner = window();
      const options = { title, defaultPath: suggested, properties: ['dontAddToRecent' as const] };
      const chosen = await (owner === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(owner, options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    chooseFolder: async (title) => {
      const owner = window();
      const properties = ['openDirectory' as const, 'createDirectory' as const, 'dontAddToRecent' as const];
      const options = { title, properties };
      const chosen = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    downloads: () => app.getPath('downloads'),
    showFile: (path) => shell.showItemInFolder(path),
    copy: async (text) => {
      copied = text;
      await clipboard.writeText(text);
    },
    paste: async () => clipboard.readText(),
    forgetCopied: async () => {
      const last = copied;
      copied = null;
      if (last !== null && (await clipboard.readText()) === last) await clipboard.writeText('');
    },
    knowsUser: () => mac && systemPreferences.canPromptTouchID(),
    isUser: async (what) => {
      try {
        await systemPreferences.promptTouchID(what);
        return true;
      } catch (error) {
        log('lock.not-shown', { reason: String(error) });
        return false;
      }
    },
    notify: (notice) => {
      if (Notification.isSupported()) new Notification(notice).show();
    },
    openHelp: async (topic) => shell.openExternal(helpPages[topic]),
  };
}
