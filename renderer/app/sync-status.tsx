import { Button, Popover, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncProgress } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import type { Formats } from '../language/formats.ts';
import { useFormats } from '../language/use-formats.ts';
import { accountList, syncList } from './ask-main.ts';
import { Icon } from './icon.tsx';
import classes from './sync-status.module.css';

const start = (account: string, whole: boolean) => void call('sync.start', { account, whole }).catch(() => undefined);
const cancel = (account: string) => void call('sync.cancel', { account }).catch(() => undefined);
const pause = (account: string) => void call('sync.pause', { account }).catch(() => undefined);

/** How far the accounts are read, in one line; pressed, each of them with what can be done about it. */
export function SyncStatus() {
  const { t } = useTranslation('shell');
  const say = useProgressWords();
  const progress = useQuery(syncList).data?.accounts ?? [];
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const all = summarise(progress);
  const text = all === null ? '' : say(all);
  const announced = useAnnouncement(all?.state, text);
  if (all === null) return null;
  return (
    <>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
      <Popover position="bottom-end" trapFocus returnFocus offset={4}>
        <Popover.Target>
          <Button
            className={classes.status}
            data-state={all.state}
            variant="subtle"
            color={all.state === 'failed' ? 'red' : 'gray'}
            px={8}
            leftSection={<Icon name={all.state === 'failed' ? 'warning' : all.state === 'paused' ? 'pause' : 'sync'} />}
          >
            {text}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={12} w={400} mah="70vh" style={{ overflowY: 'auto' }} aria-label={t('sync.menu')}>
          <Stack gap={12}>
            {accounts.map(({ sid, name, colour }) => {
              const one = progress.find((known) => known.account === sid);
              if (one === undefined) return null;
              return (
                <section key={sid} className={classes.account}>
                  <h2 className={classes.name} data-colour={colour}>
                    {name}
                  </h2>
                  <p className={classes.text}>{say(one)}</p>
                  {one.failure !== null && <FailureNotice failure={one.failure} />}
                  <div className={classes.acts}>
                    <Acts progress={one} />
                  </div>
                </section>
              );
            })}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** The words as they were when the state last changed: every thousand rows would be too much to listen to. */
function useAnnouncement(state: string | undefined, text: string): string {
  const said = useRef({ state, text });
  if (said.current.state !== state) said.current = { state, text };
  return said.current.text;
}

function Acts({ progress: { account, state, pass } }: { readonly progress: SyncProgress }) {
  const { t } = useTranslation('shell');
  if (state !== 'idle') {
    const goOn = () => (state === 'running' ? pause(account) : start(account, pass === 'whole'));
    const words = { running: 'sync.pause', paused: 'sync.continue', failed: 'retry' } as const;
    return (
      <>
        <Button size="compact-xs" variant="default" onClick={goOn}>
          {t(words[state])}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => cancel(account)}>
          {t('sync.cancel')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => start(account, false)}>
        {t('sync.start')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => start(account, true)}>
        {t('sync.whole')}
      </Button>
    </>
  );
}

/** All accounts as one: what fails or runs goes before what rests. Null without any. */
export function summarise(progress: readonly SyncProgress[]): SyncProgress | null {
  for (const state of ['running', 'failed', 'paused'] as const) {
    const those = progress.filter((one) => one.state === state);
    const [first] = those;
    if (first === undefined) continue;
    const backTo = those.flatMap((one) => (one.backTo === null ? [] : [one.backTo]));
    return {
      ...first,
      seen: those.reduce((sum, one) => sum + one.seen, 0),
      backTo: backTo.length > 0 ? Math.min(...backTo) : null,
    };
  }
  const [oldest] = [...progress].sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0));
  return oldest ?? null;
}

function useProgressWords() {
  const { t } = useTranslation('shell');
  const formats: Formats = useFormats();
  return ({ state, pass, seen, backTo, finishedAt }: SyncProgress): string => {
    const counted = formats.count(seen);
    if (state === 'failed') return t('sync.failed');
    if (state === 'paused') return t('sync.paused', { seen: counted });
    if (state === 'running' && pass === 'whole') return t('sync.whole_running', { seen: counted });
    if (state === 'running' && pass === 'recent') return t('sync.recent');
    if (state === 'running') {
      return backTo === null
        ? t('sync.soFar', { seen: counted })
        : t('sync.soFarBackTo', { seen: counted, date: formats.day(backTo) });
    }
    if (finishedAt === null) return seen > 0 ? t('sync.cancelled', { seen: counted }) : t('sync.never');
    return t('sync.upToDate', { time: formats.moment(finishedAt) });
  };
}
