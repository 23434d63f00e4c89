import { describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { focusInside } from '../support/focus-inside.ts';
import type { View } from '../support/open-page.ts';
import { useViewer } from '../support/use-viewer.ts';

describe('subaccounts', () => {
  const viewer = useViewer();
  /** Forms of a thousand rows on a busy machine take their time. */
  const show = async (view: Partial<View>) => {
    const shown = await viewer.open({ screen: 'accounts', ...view });
    shown.page.setDefaultTimeout(40_000);
    return shown;
  };

  it('are chosen and connected, and those that could not be are named with the reason', async () => {
    const { page, asked } = await show({});
    await page.getByRole('article', { name: 'Osaka' }).getByRole('button', { name: 'Subaccounts…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Subaccounts of Osaka' });
    expect(await dialog.getByRole('checkbox', { name: 'Claims (night)' }).isDisabled()).toBe(true);
    expect(await dialog.getByText('Connected as Tokyo').isVisible()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: 'All shown' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Connect 5' }).click();
    await dialog.getByText('4 are connected, 1 are not.').waitFor();
    const names = dialog.getByRole('alert').getByRole('list').last().getByRole('listitem');
    await expect.poll(() => names.allInnerTexts()).toEqual([expect.stringMatching(/^Trial.*\(AC[0-9a-f]{32}\)$/)]);
    const [sent] = asked.filter(({ name }) => name === 'subaccounts.take-in');
    expect((sent?.input as { sids: string[] } | undefined)?.sids).toHaveLength(5);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('are a thousand to search in; with none, or refused, what to do is said', async () => {
    const many = await show({ scene: { subaccounts: 1000 } });
    await many.page.getByRole('button', { name: 'Subaccounts…' }).first().click();
    await many.page.getByText('1,000 of 1,000').waitFor();
    await many.page.getByRole('searchbox', { name: 'Find a subaccount' }).fill('branch 99');
    await many.page.getByText('11 of 1,000').waitFor();
    await many.page.context().close();

    const none = await show({ scene: { subaccounts: 0 } });
    await none.page.getByRole('button', { name: 'Subaccounts…' }).first().click();
    await none.page.getByText('This account has no subaccounts.').waitFor();
    await none.page.context().close();

    const failing = { 'subaccounts.list': 'subaccounts-refused' } as const;
    const { page } = await show({ scene: { failing } });
    await page.getByRole('button', { name: 'Subaccounts…' }).first().click();
    await page.getByRole('alert').getByText('This login may not list subaccounts').waitFor();
  });

  it('of fifty are folded up under their parent, found by name, and shown alone or all together', async () => {
    const { page, asked } = await show({ screen: 'list', scene: { accounts: 53 } });
    const side = page.getByRole('navigation');
    await side.getByText('50 subaccounts').waitFor();
    expect(await side.getByRole('button', { name: 'Kyoto branch', exact: true }).count()).toBe(0);
    await side.getByRole('searchbox', { name: 'Find an account' }).fill('kyoto branch 3');
    await side.getByRole('button', { name: 'Kyoto branch 3' }).click();
    const filtered = () =>
      asked.flatMap(({ name, input }) =>
        name === 'recordings.page' ? [(input as { filter: { accounts?: string[] } }).filter.accounts?.length ?? 0] : [],
      );
    await expect.poll(() => filtered().at(-1), { timeout: 40_000 }).toBe(1);
    await side.getByRole('searchbox').fill('');
    await side.getByText('50 subaccounts').click();
    await expect.poll(() => filtered().at(-1), { timeout: 40_000 }).toBe(51);
    await side.getByRole('button', { name: 'Show the subaccounts of Osaka' }).click();
    await side.getByRole('button', { name: 'Kyoto branch Closed', exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  it('say whose they are and whose login they use, and what a change of login means for them', async () => {
    const { page } = await show({ scene: { accounts: 12 } });
    // The sidebar has one, too.
    await page.getByRole('main').getByRole('button', { name: '9 subaccounts' }).click();
    const closed = page.getByRole('article', { name: 'Kyoto branch' });
    expect(await closed.innerText()).toMatch(/Osaka[\s\S]*Closed[\s\S]*Osaka’s API key/);
    await closed.getByRole('button', { name: 'Change login…' }).click();
    await page.getByText('This subaccount uses the login of Osaka.').waitFor();
    await focusInside(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page
      .getByRole('article', { name: 'Osaka', exact: true })
      .getByRole('button', { name: 'Change login…' })
      .click();
    await page.getByText('8 subaccounts use this login and will use the new one.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article', { name: 'Osaka', exact: true }).getByRole('button', { name: 'Forget…' }).click();
    await page.getByText(/^8 subaccounts use this login/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Forget Osaka' }).isDisabled()).toBe(true);
  });
});
