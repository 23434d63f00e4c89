import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/use-formats.ts';
import type { views } from '../list/list-filter.ts';
import { useListQuestion } from '../list/use-list-question.ts';
import { keyList } from './ask-main.ts';
import { Icon, type IconName } from './icon.tsx';
import { Named } from './rail.tsx';
import classes from './sidebar.module.css';
import { type Screen, showScreen } from './use-screen.ts';
import { useViewCount } from './use-view-count.ts';

const iconOfView = {
  all: 'list',
  encrypted: 'lock',
  plain: 'unlocked',
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

/** A group of entries under its title. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.entries}>{children}</ul>
    </section>
  );
}

type Chosen = { readonly current: boolean; readonly onChosen: () => void };

/** A standing view of the recordings, with how many there are. */
export function ViewEntry({ view, current, onChosen }: Chosen & { readonly view: (typeof views)[number] }) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const { settings, change } = useListQuestion();
  const count = useViewCount(view);
  return (
    <li>
      <Named name={t(`view.${view}`)}>
        <UnstyledButton
          className={classes.entry}
          aria-current={current && settings.view === view ? 'page' : undefined}
          data-empty={count === 0 || undefined}
          onClick={() => {
            change({ view });
            showScreen('list');
            onChosen();
          }}
        >
          <Icon name={iconOfView[view]} />
          <span className={classes.name}>{t(`view.${view}`)}</span>
          {count !== undefined && <span className={classes.count}>{formats.count(count)}</span>}
        </UnstyledButton>
      </Named>
    </li>
  );
}

/** Another screen. */
export function ScreenEntry({ screen, current, onChosen }: Chosen & { readonly screen: Exclude<Screen, 'list'> }) {
  const entry = useRef<HTMLButtonElement>(null);
  // In a low window the list of screens scrolls, and a screen may be reached by its key.
  useEffect(() => {
    if (current) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { t } = useTranslation('shell');
  const missing = useQuery(keyList).data?.unopened.length ?? 0;
  return (
    <li>
      <Named name={t(`screen.${screen}`)}>
        <UnstyledButton
          ref={entry}
          className={classes.entry}
          aria-current={current ? 'page' : undefined}
          onClick={() => {
            showScreen(screen);
            onChosen();
          }}
        >
          <Icon name={iconOfScreen[screen]} />
          <span className={classes.name}>{t(`screen.${screen}`)}</span>
          {screen === 'keys' && missing > 0 && <span className={classes.alert} title={t('view.noKey')} />}
        </UnstyledButton>
      </Named>
    </li>
  );
}
