import { EventEmitter } from 'node:events';
import { homedir } from 'node:os';
import { askPage, tellPage } from './page-link.ts';
import { record } from './recorded-calls.ts';

/**
 * Dialogs, clipboard and shell. A browser cannot tell the path of a file, so the page asks for it in words; and what
 * goes by the clipboard goes through the page, which in Electron it does not.
 */

type FileOptions = { readonly title?: string; readonly defaultPath?: string; readonly properties?: readonly string[] };
type MessageOptions = { readonly message: string; readonly detail?: string; readonly buttons?: readonly string[] };

/** Electron lets the window be left out. */
function optionsOf<Options>(given: readonly unknown[]): Options {
  return given.at(-1) as Options;
}

async function askForPath(purpose: 'open' | 'save' | 'folder', given: readonly unknown[]): Promise<string | null> {
  const { title, defaultPath } = optionsOf<FileOptions>(given);
  const answer = await askPage({ kind: 'path', purpose, title: title ?? '', defaultPath: defaultPath ?? '' });
  return typeof answer === 'string' && answer !== '' ? answer.replace(/^~(?=\/)/, homedir()) : null;
}

export const dialog = {
  async showOpenDialog(...given: unknown[]) {
    record('dialog.showOpenDialog', optionsOf(given));
    const { properties = [] } = optionsOf<FileOptions>(given);
    const path = await askForPath(properties.includes('openDirectory') ? 'folder' : 'open', given);
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(...given: unknown[]) {
    record('dialog.showSaveDialog', optionsOf(given));
    const path = await askForPath('save', given);
    return { canceled: path === null, filePath: path ?? '' };
  },
  async showMessageBox(...given: unknown[]) {
    const { message, detail, buttons } = optionsOf<MessageOptions>(given);
    const answer = await askPage({ kind: 'message', message, detail: detail ?? '', buttons: buttons ?? ['OK'] });
    return { response: typeof answer === 'number' ? answer : 0, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}: ${content}`);
  },
};

export const clipboard = {
  async writeText(text: string): Promise<void> {
    await askPage({ kind: 'clipboard-write', text });
  },
  async readText(): Promise<string> {
    const text = await askPage({ kind: 'clipboard-read' });
    return typeof text === 'string' ? text : '';
  },
};

export const shell = {
  async openExternal(address: string): Promise<void> {
    record('shell.openExternal', address);
    tellPage({ kind: 'open-elsewhere', address });
  },
  showItemInFolder: (path: string) => record('shell.showItemInFolder', path),
};

export class Notification extends EventEmitter {
  readonly #said: { readonly title?: string; readonly body?: string };

  constructor(said: { readonly title?: string; readonly body?: string } = {}) {
    super();
    this.#said = said;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    record('Notification.show', this.#said.title, this.#said.body);
  }
}
