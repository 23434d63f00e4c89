import { keepTellingPage } from './page-link.ts';
import { record } from './recorded-calls.ts';

/** Electron's Menu, without anything to see: the page hears the accelerators of its items and asks for what they do. */

type Item = {
  readonly label?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
};
type StandInMenu = { readonly items: readonly Item[] };

const clicks = new Map<string, () => void>();

export const Menu = {
  buildFromTemplate: (template: readonly Item[]): StandInMenu => ({ items: template }),
  setApplicationMenu(menu: StandInMenu | null): void {
    record('Menu.setApplicationMenu', menu);
    clicks.clear();
    for (const item of flatten(menu?.items ?? [])) {
      if (item.accelerator !== undefined && item.click !== undefined) clicks.set(item.accelerator, item.click);
    }
    keepTellingPage({ kind: 'menu', accelerators: [...clicks.keys()] });
  },
};

/** What a page does whose user pressed the keys. */
export function chooseFromMenu(accelerator: string): void {
  clicks.get(accelerator)?.();
}

function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
}
