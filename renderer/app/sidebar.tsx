import { ActionIcon, Tooltip } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BatchStrip } from '../batches/batch-strip.tsx';
import { views } from '../list/list-filter.ts';
import { commandKey } from './command-key.ts';
import { Icon } from './icon.tsx';
import { SidebarStand } from './rail.tsx';
import classes from './sidebar.module.css';
import { SidebarAccounts } from './sidebar-accounts.tsx';
import { ScreenEntry, Section, ViewEntry } from './sidebar-entries.tsx';
import { narrow, narrowOrLow, useMatches } from './use-matches.ts';
import { screens, useScreen } from './use-screen.ts';

const managing = screens.filter((screen) => screen !== 'list');

/**
 * Accounts, standing views, and the other screens; always in sight. In a narrow window a rail of signs, which opens
 * over the screen; chosen from, left or escaped from, it closes again.
 */
export function Sidebar({ onShortcuts, onLock }: { readonly onShortcuts: () => void; readonly onLock: () => void }) {
  const { t } = useTranslation(['shell', 'lock']);
  const lockHint = t('lock:button', { keys: `${commandKey} L` });
  const screen = useScreen();
  const isNarrow = useMatches(narrow);
  const stripElsewhere = useMatches(narrowOrLow);
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const stand = !isNarrow ? 'beside' : open ? 'over' : 'rail';
  const menuHint = t(open ? 'closeMenu' : 'openMenu');
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const closeOnEscape = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    menu.current?.focus();
  };
  const close = () => setOpen(false);
  return (
    <div className={classes.place}>
      {stand === 'over' && <div className={classes.behind} onPointerDown={close} />}
      <nav
        className={classes.sidebar}
        aria-label={t('navigation')}
        data-stand={stand}
        onBlur={leave}
        onKeyDown={closeOnEscape}
      >
        {isNarrow && (
          <div className={classes.top}>
            <Tooltip label={menuHint} position="right">
              <ActionIcon ref={menu} aria-label={menuHint} aria-expanded={open} onClick={() => setOpen(!open)}>
                <Icon name={open ? 'close' : 'menu'} />
              </ActionIcon>
            </Tooltip>
          </div>
        )}
        <SidebarStand value={stand}>
          <div className={classes.scrolling}>
            <SidebarAccounts onChosen={close} />
            <Section title={t('views')}>
              {views.map((view) => (
                <ViewEntry key={view} view={view} current={screen === 'list'} onChosen={close} />
              ))}
            </Section>
            <Section title={t('screens')}>
              {managing.map((one) => (
                <ScreenEntry key={one} screen={one} current={screen === one} onChosen={close} />
              ))}
            </Section>
          </div>
        </SidebarStand>
        {!stripElsewhere && <BatchStrip />}
        <div className={classes.foot}>
          <span className={classes.mark}>{t('name')}</span>
          <Tooltip label={lockHint} position="right">
            <ActionIcon aria-label={lockHint} onClick={onLock}>
              <Icon name="lock" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('shortcutsHint')} position="right">
            <ActionIcon aria-label={t('shortcutsHint')} onClick={onShortcuts}>
              <Icon name="keyboard" />
            </ActionIcon>
          </Tooltip>
        </div>
      </nav>
    </div>
  );
}
