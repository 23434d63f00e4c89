import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from './contract.ts';

/** The application menu. Its own items only tell the window what was chosen; the rest are the system's roles. */

export type MenuItemName = EventPayload<'menu.chosen'>['item'];

type Labels = Readonly<
  Record<MenuItemName | 'file' | 'edit' | 'view' | 'window' | 'help' | 'quit' | 'close' | Role, string>
>;

type Role =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize';

const labels: Readonly<Record<'en' | 'ja', Labels>> = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    settings: 'Settings…',
    accounts: 'Accounts',
    keys: 'Keys',
    sync: 'Look for new recordings',
    search: 'Search',
    shortcuts: 'Keyboard shortcuts',
    lock: 'Lock Koekura',
    close: 'Close window',
    quit: 'Quit Koekura',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    togglefullscreen: 'Full screen',
    minimize: 'Minimize',
  },
  ja: {
    file: 'ファイル',
    edit: '編集',
    view: '表示',
    window: 'ウインドウ',
    help: 'ヘルプ',
    settings: '設定…',
    accounts: 'アカウント',
    keys: '鍵',
    sync: '新しい録音を確認',
    search: '検索',
    shortcuts: 'キーボードショートカット',
    lock: 'Koekura をロック',
    close: 'ウインドウを閉じる',
    quit: 'Koekura を終了',
    undo: '元に戻す',
    redo: 'やり直す',
    cut: '切り取り',
    copy: 'コピー',
    paste: '貼り付け',
    selectAll: 'すべて選択',
    resetZoom: '実際のサイズ',
    zoomIn: '拡大',
    zoomOut: '縮小',
    togglefullscreen: 'フルスクリーン',
    minimize: '最小化',
  },
};

const accelerators: Readonly<Record<MenuItemName, string>> = {
  settings: 'CmdOrCtrl+,',
  accounts: 'CmdOrCtrl+Shift+A',
  keys: 'CmdOrCtrl+Shift+K',
  sync: 'F5',
  search: 'CmdOrCtrl+F',
  shortcuts: 'F1',
  lock: 'CmdOrCtrl+L',
};

/** Shows the menu in `language`; choosing an own item calls `chosen`. To be called again when the language changes. */
export function showMenu(parts: { language: 'en' | 'ja'; mac: boolean; chosen: (item: MenuItemName) => void }): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
}

/** The menu as data. On a Mac settings and quitting stand in the program's own menu, elsewhere under File. */
export function menuTemplate(parts: Parameters<typeof showMenu>[0]): MenuItemConstructorOptions[] {
  const words = labels[parts.language];
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const own = (item: MenuItemName): MenuItemConstructorOptions => ({
    label: words[item],
    accelerator: accelerators[item],
    click: () => parts.chosen(item),
  });
  const role = (name: Role): MenuItemConstructorOptions => ({ label: words[name], role: name });
  const quit: MenuItemConstructorOptions = { label: words.quit, role: 'quit' };
  const menus: MenuItemConstructorOptions[] = [
    {
      label: words.file,
      submenu: parts.mac
        ? [own('accounts'), own('keys'), own('sync'), line, own('lock'), line, { label: words.close, role: 'close' }]
        : [own('accounts'), own('keys'), own('sync'), line, own('settings'), line, own('lock'), quit],
    },
    {
      label: words.edit,
      submenu: [
        ...(['undo', 'redo'] as const).map(role),
        line,
        ...(['cut', 'copy', 'paste', 'selectAll'] as const).map(role),
        line,
        own('search'),
      ],
    },
    { label: words.view, submenu: [...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const).map(role)] },
    { label: words.window, role: 'window', submenu: [role('minimize')] },
    { label: words.help, role: 'help', submenu: [own('shortcuts')] },
  ];
  if (!parts.mac) return menus;
  return [{ label: 'Koekura', submenu: [own('settings'), line, { role: 'services' }, line, quit] }, ...menus];
}
