import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { events } from '../../main/contract.ts';
import { menuTemplate } from '../../main/menu.ts';

vi.mock('electron', () => import('../stand-in/electron.ts'));

const items = events['menu.chosen'].shape.item.options;

function flatten(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

describe.each([
  { language: 'en', mac: false },
  { language: 'ja', mac: false },
  { language: 'en', mac: true },
  { language: 'ja', mac: true },
] as const)('the menu, $language, mac: $mac', (kind) => {
  const chosen = vi.fn();
  const all = flatten(menuTemplate({ ...kind, chosen }));

  test('holds every item once, each with keys of its own', () => {
    chosen.mockClear();
    const own = all.filter((item) => item.click !== undefined);
    for (const item of own) (item.click as () => void)();
    expect(chosen.mock.calls.flat().sort()).toEqual([...items].sort());
    expect(new Set(own.map((item) => item.accelerator)).size).toBe(items.length);
  });

  test('names everything it holds', () => {
    const nameless = all.filter((item) => item.type !== 'separator' && item.role !== 'services' && !item.label);
    expect(nameless).toEqual([]);
  });

  test('can quit, and cannot open developer tools or reload', () => {
    const roles = all.map((item) => item.role);
    expect(roles).toContain('quit');
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
  });
});

test('the two languages differ in every word of ours', () => {
  const labels = (language: 'en' | 'ja') =>
    flatten(menuTemplate({ language, mac: false, chosen: () => undefined })).flatMap((item) => item.label ?? []);
  const [english, japanese] = [labels('en'), labels('ja')];
  expect(japanese).toHaveLength(english.length);
  expect(japanese.filter((label) => english.includes(label))).toEqual([]);
});
