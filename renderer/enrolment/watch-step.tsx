import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { useNow } from '../app/use-now.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './enrolment.module.css';
import { isAlarm, SightingNotice } from './sighting-notice.tsx';

const checks = ['saved', 'recorded', 'debugger', 'fallback'] as const;

/** Waits for the next recording: since when, what was seen, what to look into if nothing comes. */
export function WatchStep({ of: enrolment }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { length, time } = useFormats();
  const { account, chosenAt, look, unseen, looking } = enrolment;
  const now = useNow(true);
  const { busy, failure, run } = useDeed();
  const sightings = (look?.sightings ?? []).toSorted((a, b) => Number(isAlarm(b)) - Number(isAlarm(a)));
  return (
    <>
      <Text>{t('watchWhy')}</Text>
      <Group gap="sm">
        <Button
          loading={busy || looking}
          onClick={() => void run(async () => void (await call('enrolment.look', { account })))}
        >
          {t('lookNow')}
        </Button>
        <Text className="figures">{t('watchSince', { length: length(Math.max(0, now - (chosenAt ?? now))) })}</Text>
        <Text c="dimmed" role="status" className="figures">
          {looking ? t('looking') : look === null ? t('notLooked') : t('lookedAt', { time: time(look.at) })}
        </Text>
      </Group>
      {failure && <FailureNotice failure={failure} />}
      {unseen && <FailureNotice failure={unseen} />}
      {look?.failure && (
        <section aria-label={t('didNotOpen')}>
          <FailureNotice failure={look.failure} />
        </section>
      )}
      {look !== null && sightings.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {sightings.map((sighting) => (
        <SightingNotice key={`${sighting.kind} ${sighting.keySid} ${sighting.errorCode}`} of={sighting} />
      ))}
      <section className={classes.aside} aria-label={t('checks')}>
        <h4>{t('checks')}</h4>
        <ul>
          {checks.map((check) => (
            <li key={check}>{t(`checksList.${check}`)}</li>
          ))}
        </ul>
        <Text c="dimmed">{t('watchEvery')}</Text>
      </section>
    </>
  );
}
