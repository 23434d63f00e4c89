import { Button, Group, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { keyList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { BackUpForm } from '../keys/back-up-form.tsx';

/** Shorter than this it says neither where nor who. */
const leastCharacters = 10;

/** Has the key backed up before its public half leaves, or somebody write where else it is kept. */
export function BackupStep({ of: { account, fingerprint } }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const words = useTranslation('keys').t;
  const key = useQuery(keyList).data?.keys.find((one) => one.fingerprint === fingerprint);
  const [backing, setBacking] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useDeed();
  const name = key?.name ?? '';
  const goOn = () =>
    run(async () => void (await call('enrolment.go-without-backup', { account, reason: reason.trim() })));
  return (
    <>
      <Text>{t('backupWhy')}</Text>
      <Group gap="xs">
        <Button disabled={key === undefined} onClick={() => setBacking(true)}>
          {t('backupNow', { name })}
        </Button>
        {!elsewhere && (
          <Button variant="subtle" color="gray" onClick={() => setElsewhere(true)}>
            {t('backupElsewhere')}
          </Button>
        )}
      </Group>
      {elsewhere && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && reason.trim().length >= leastCharacters) void goOn();
          }}
        >
          <Textarea
            label={t('backupReason')}
            description={t('backupReasonHint', { least: leastCharacters })}
            value={reason}
            maxLength={500}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            mt="xs"
            type="submit"
            color="red"
            variant="outline"
            loading={busy}
            disabled={reason.trim().length < leastCharacters}
          >
            {t('backupOverride')}
          </Button>
        </form>
      )}
      {failure && <FailureNotice failure={failure} />}
      <Dialog opened={backing} onClose={() => setBacking(false)} title={words('backUpTitle', { name })}>
        {key && <BackUpForm of={key} onDone={() => setBacking(false)} />}
      </Dialog>
    </>
  );
}
