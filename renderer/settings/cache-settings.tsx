import { Button, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cacheState } from '../app/ask-main.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { asFailure } from '../failure/as-failure.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { Setting, SettingGroup } from './setting.tsx';

const gigabyte = 1_000_000_000;
const limits = [0, 0.2 * gigabyte, 0.5 * gigabyte, gigabyte, 2 * gigabyte, 5 * gigabyte, 10 * gigabyte, 20 * gigabyte];

/** How much sealed audio is kept, how much there is, and the way to be rid of it. */
export function CacheSettings() {
  const { t } = useTranslation('settings');
  const formats = useFormats();
  const { cacheLimit } = useSettings();
  const state = useQuery({ ...cacheState, staleTime: 0 });
  const limit = useMutation({
    mutationFn: (bytes: number) => changeSettings({ cacheLimit: bytes }),
    onSettled: () => state.refetch(),
  });
  const empty = useMutation({ mutationFn: () => call('cache.empty', {}), onSettled: () => state.refetch() });
  const choices = [...new Set([...limits, cacheLimit])].sort((a, b) => a - b);
  const used = state.data;
  const failure = empty.error ?? limit.error ?? state.error;
  return (
    <SettingGroup title={t('cache')}>
      <Setting name={t('cacheLimit')} hint={t('cacheHint')}>
        <Select
          aria-label={t('cacheLimit')}
          w={160}
          allowDeselect={false}
          value={String(cacheLimit)}
          data={choices.map((bytes) => ({
            value: String(bytes),
            label: bytes === 0 ? t('cacheOff') : formats.bytes(bytes),
          }))}
          onChange={(value) => value !== null && limit.mutate(Number(value))}
        />
      </Setting>
      <Setting
        name={
          used === undefined
            ? ''
            : used.recordings === 0
              ? t('emptied')
              : t('cacheUsed', {
                  count: used.recordings,
                  number: formats.count(used.recordings),
                  used: formats.bytes(used.bytes),
                })
        }
      >
        <Button
          variant="default"
          loading={empty.isPending}
          disabled={used === undefined || used.recordings === 0}
          onClick={() => empty.mutate()}
        >
          {t('emptyCache')}
        </Button>
      </Setting>
      {failure !== null && <FailureNotice failure={asFailure(failure)} />}
    </SettingGroup>
  );
}
