import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { KeyFields } from './bucket-key-fields.tsx';
import type { BucketField } from './bucket-place.ts';

type ChangeKeys = { readonly of: Archive; readonly onDone: () => void };

/** Another access key for a bucket; it is tried before it takes the place of the old one. */
export function ChangeKeys({ of, onDone }: ChangeKeys) {
  const { t } = useTranslation('buckets');
  const secret = useRef<HTMLInputElement>(null);
  const [accessKey, setAccessKey] = useState('');
  const [wrong, setWrong] = useState<readonly BucketField[]>([]);
  const { busy, failure, run, clear } = useDeed();
  const save = () =>
    run(async () => {
      const secretKey = secret.current?.value.trim() ?? '';
      await call('archives.change-keys', { archive: of.archive, accessKey: accessKey.trim(), secretKey });
      if (secret.current) secret.current.value = '';
      onDone();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const bad: BucketField[] = [];
        if (accessKey.trim() === '') bad.push('accessKey');
        if (secret.current?.value.trim() === '') bad.push('secret');
        setWrong(bad);
        if (bad.length === 0 && !busy) void save();
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{t('changeKeysBody')}</Text>
        <KeyFields
          accessKey={accessKey}
          secret={secret}
          wrong={wrong}
          onAccessKey={(typed) => {
            setAccessKey(typed);
            clear();
          }}
          onTyped={clear}
        />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('changeKeysNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
