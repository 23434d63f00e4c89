import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answers, checkupState } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { AttestedSection } from './attested-section.tsx';
import { CheckupProgress } from './checkup-progress.tsx';
import { FindingList } from './finding-list.tsx';
import { useSaidOfFinding } from './use-said-of-finding.ts';

/** How exposed everything is, what was seen of it, and what to do. */
export function CheckupScreen() {
  const { t, i18n } = useTranslation('checkup');
  const language = i18n.language === 'ja' ? 'ja' : 'en';
  const formats = useFormats();
  const state = useQuery(checkupState);
  const looking = useDeed();
  const saving = useDeed();
  const [saved, showSaved] = useForAMoment();
  const running = looking.busy || state.data?.running === true;
  const findings = state.data?.findings ?? [];
  const last = state.data?.run ?? null;
  const run = () =>
    void looking.run(async () => {
      await call('checkup.run', {});
      await answers.invalidateQueries({ queryKey: checkupState.queryKey });
    });
  const sayFinding = useSaidOfFinding();
  const save = (form: 'csv' | 'json' | 'html') =>
    void saving.run(async () => {
      const { saved: written } =
        form === 'html'
          ? await call('checkup.save-printable', { language, said: findings.map(sayFinding) })
          : await call('checkup.save-report', { form });
      if (written) showSaved();
    });
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        <Group gap="sm" ml="auto">
          {running ? (
            <Button variant="default" onClick={() => void call('checkup.cancel', {}).catch(() => undefined)}>
              {t('cancel')}
            </Button>
          ) : (
            <Button onClick={run}>{t('run')}</Button>
          )}
        </Group>
      </header>
      <Text c="dimmed">{t('intro')}</Text>
      {running && <CheckupProgress />}
      {looking.failure && <FailureNotice failure={looking.failure} onRetry={run} />}
      {state.error && <FailureNotice failure={state.error.failure} onRetry={() => void state.refetch()} />}
      {last !== null && (
        <Group gap="md">
          <Text className="figures">
            {t('lastRun', { time: formats.time(last.endedAt) })} {t(last.by === 'clock' ? 'byClock' : 'byUser')}
          </Text>
          <span role="status">{saved ? t('saved') : ''}</span>
          <Group gap="xs" ml="auto">
            <Button variant="default" onClick={() => save('html')}>
              {t('savePrintable')}
            </Button>
            <Button variant="default" onClick={() => save('csv')}>
              {t('saveCsv')}
            </Button>
            <Button variant="default" onClick={() => save('json')}>
              {t('saveJson')}
            </Button>
          </Group>
        </Group>
      )}
      {saving.failure && <FailureNotice failure={saving.failure} />}
      {state.data && last === null && findings.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{running ? t('beganButNone') : t('none')}</Text>
          <Text c="dimmed">{t('noneWhatToDo')}</Text>
        </div>
      )}
      {findings.length > 0 && <FindingList findings={findings} />}
      {state.data && last !== null && <AttestedSection findings={findings} />}
    </div>
  );
}
