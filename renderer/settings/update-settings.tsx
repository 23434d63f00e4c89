import { Button, Group, Progress, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallAnswer, Updates } from '../../main/contract.ts';
import { updatesState } from '../app/ask-main.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { NewerVersion } from './newer-version.tsx';
import { Setting, SettingGroup } from './setting.tsx';

export type Saved = NonNullable<CallAnswer<'updates.download'>['saved']>;

/** Whether a newer version is there, and the way to it. Nothing is ever installed from here. */
export function UpdateSettings() {
  const { t } = useTranslation('updates');
  const state = useQuery(updatesState);
  const check = useDeed();
  const download = useDeed();
  const standing = useStanding();
  const [saved, setSaved] = useState<Saved | null>(null);
  const updates = state.data;
  if (updates === undefined) return state.error && <FailureNotice failure={state.error.failure} />;
  const { checking } = updates;
  const fetchPackage = (kind: NonNullable<Updates['newer']>['packages'][number]['kind']) =>
    download.run(async () => {
      setSaved(null);
      setSaved((await call('updates.download', { kind })).saved);
    });
  const failure = download.failure ?? check.failure ?? updates.failure;
  return (
    <SettingGroup title={t('title')}>
      {checking === 'on' || checking === 'off' ? (
        <>
          <DailyCheck />
          <Setting name={standing(updates)}>
            <Button
              variant="default"
              loading={check.busy || updates.checkingNow}
              onClick={() => void check.run(async () => void (await call('updates.check', {})))}
            >
              {t('checkNow')}
            </Button>
          </Setting>
        </>
      ) : (
        <Setting name={t(`notAsked.${checking}`)} />
      )}
      {updates.newer !== null && (
        <NewerVersion
          newer={updates.newer}
          busy={download.busy || updates.downloading !== null}
          onDownload={(kind) => void fetchPackage(kind)}
        />
      )}
      {updates.downloading !== null && <Downloading of={updates.downloading} />}
      {saved !== null && (
        <Notice tone="good" role="status" title={t('saved', { name: saved.name })}>
          <p>{t(`proof.${saved.proof}`)}</p>
          <p>{t('install')}</p>
        </Notice>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </SettingGroup>
  );
}

function DailyCheck() {
  const { t } = useTranslation('updates');
  const { checkForUpdates } = useSettings();
  const { failure, run } = useDeed();
  return (
    <>
      <Setting name={t('daily')} hint={t('dailyHint')}>
        <Switch
          aria-label={t('daily')}
          checked={checkForUpdates}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.checked;
            void run(async () => void (await changeSettings({ checkForUpdates: wanted })));
          }}
        />
      </Setting>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}

/** In words, how this version stands and when that was looked at. */
function useStanding(): (updates: Updates) => string {
  const { t } = useTranslation('updates');
  const formats = useFormats();
  return ({ version, standing, newer, checkedAt }) => {
    const when = checkedAt === null ? t('neverChecked') : t('checkedAt', { time: formats.moment(checkedAt) });
    return `${t(`standing.${standing}`, { version, newer: newer?.version ?? '' })}\n${when}`;
  };
}

function Downloading({ of }: { readonly of: NonNullable<Updates['downloading']> }) {
  const { t } = useTranslation('updates');
  const formats = useFormats();
  const { received, total } = of;
  const said = t('downloading', { received: formats.bytes(received), total: formats.bytes(total) });
  return (
    <Setting name={said}>
      <Group gap="sm" wrap="nowrap">
        <Progress w={160} value={(100 * received) / total} aria-label={said} />
        <Button size="compact-sm" variant="default" onClick={() => void call('updates.cancel', {})}>
          {t('cancel')}
        </Button>
      </Group>
    </Setting>
  );
}
