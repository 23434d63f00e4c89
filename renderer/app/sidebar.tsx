import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BatchStrip } from '../batches/batch-strip.tsx';
import { useFormats } from '../language/use-formats.ts';
import { views } from '../list/list-filter.ts';
import { useListQuestion } from '../list/use-list-question.ts';
import { keyList } from './ask-main.ts';
import { commandKey } from './command-key.ts';
import { Icon, type IconName } from './icon.tsx';
import classes from './sidebar.module.css';
import { SidebarAccounts } from './sidebar-accounts.tsx';
import { type Screen, screens, showScreen, useScreen } from './use-screen.ts';
import { useViewCount } from './use-view-count.ts';

const iconOfView = {
  all: 'list',
  encrypted: 'lock',
  plain: 'open',
  noKey: 'key',
  unfinished: 'clock',
  elsewhere: 'cloud',
  held: 'shield',
  archived: 'box',
  notArchived: 'open',
  removed: 'trash',
} as const satisfies Record<(typeof views)[number], IconName>;

const iconOfScreen = {
  batches: 'stack',
  archives: 'box',
  holds: 'shield',
  ledger: 'book',
  reconcile: 'balance',
  encryption: 'lock',
  keys: 'key',
  recovery: 'lifebuoy',
  accounts: 'person',
  settings: 'settings',
  checkup: 'pulse',
} as const satisfies Record<Exclude<Screen, 'list'>, IconName>;

const managing = screens.filter((screen) => screen !== 'list');

/** Accounts, standing views, and the other screens; always in sight. */
export function Sidebar({ onShortcuts, onLock }: { readonly onShortcuts: () => void; readonly onLock: () => void }) {
  const { t } = useTranslation(['shell', 'lock']);
  const lockHint = t('lock:button', { keys: `${commandKey} L` });
  const screen = useScreen();
  return (
    <nav className={classes.sidebar} aria-label={t('navigation')}>
      <div className={classes.scrolling}>
        <SidebarAccounts />
        <Section title={t('views')}>
          {views.map((view) => (
            <ViewEntry key={view} view={view} current={screen === 'list'} />
          ))}
        </Section>
        <Section title={t('screens')}>
          {managing.map((one) => (
            <ScreenEntry key={one} screen={one} current={screen === one} />
          ))}
        </Section>
      </div>
      <BatchStrip />
      <div className={classes.foot}>
        <span className={classes.mark}>{t('name')}</span>
        <Tooltip label={lockHint} position="right">
          <ActionIcon aria-label={lockHint} ml="auto" onClick={onLock}>
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
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.entries}>{children}</ul>
    </section>
  );
}

function ViewEntry({ view, current }: { readonly view: (typeof views)[number]; readonly current: boolean }) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const { settings, change } = useListQuestion();
  const count = useViewCount(view);
  return (
    <li>
      <UnstyledButton
        className={classes.entry}
        aria-current={current && settings.view === view ? 'page' : undefined}
        data-empty={count === 0 || undefined}
        onClick={() => {
          change({ view });
          showScreen('list');
        }}
      >
        <Icon name={iconOfView[view]} />
        <span className={classes.name}>{t(`view.${view}`)}</span>
        {count !== undefined && <span className={classes.count}>{formats.count(count)}</span>}
      </UnstyledButton>
    </li>
  );
}

function ScreenEntry({ screen, current }: { readonly screen: Exclude<Screen, 'list'>; readonly current: boolean }) {
  const entry = useRef<HTMLButtonElement>(null);
  // In a low window the list of screens scrolls, and a screen may be reached by its key.
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { t } = useTranslation('shell');
  const missing = useQuery(keyList).data?.unopened.length ?? 0;
  return (
    <li>
      <UnstyledButton
        ref={entry}
        className={classes.entry}
        aria-current={current ? 'page' : undefined}
        onClick={() => showScreen(screen)}
      >
        <Icon name={iconOfScreen[screen]} />
        <span className={classes.name}>{t(`screen.${screen}`)}</span>
        {screen === 'keys' && missing > 0 && <span className={classes.alert} title={t('view.noKey')} />}
      </UnstyledButton>
    </li>
  );
}
