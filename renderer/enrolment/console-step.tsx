import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { Consequences } from './consequences.tsx';
import { ConsolePicture } from './console-picture.tsx';
import classes from './enrolment.module.css';

/** What changes is said first; then the way through the Console, which has no API for this. */
export function ConsoleStep({ of: enrolment }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const { demo } = useAppState();
  const [read, setRead] = useState(false);
  const { busy, failure, run } = useDeed();
  const { account, keySid } = enrolment;
  return (
    <>
      <Consequences />
      <Checkbox label={t('changesRead')} checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
      {read && (
        <>
          <Text>{t('consoleWhy')}</Text>
          <ol className={classes.walk}>
            <li>{t('consoleSteps.open', { sid: account })}</li>
            <li>{t('consoleSteps.go')}</li>
            <li>{t('consoleSteps.find')}</li>
            <li>{keySid === null ? t('consoleSteps.chooseByHand') : t('consoleSteps.choose', { key: keySid })}</li>
            <li>{t('consoleSteps.save')}</li>
          </ol>
          <ConsolePicture of={enrolment} />
          <Text c="dimmed">{t('consoleChange')}</Text>
          {demo && <Text c="dimmed">{t('consoleDemo')}</Text>}
          <Group gap="xs">
            <Button
              variant="default"
              onClick={() => void run(async () => void (await call('enrolment.open-console', {})))}
            >
              {t('consoleOpen')}
            </Button>
            <Button
              loading={busy}
              onClick={() => void run(async () => void (await call('enrolment.chosen', { account })))}
            >
              {t('consoleDone')}
            </Button>
          </Group>
        </>
      )}
      {failure && <FailureNotice failure={failure} />}
    </>
  );
}
