import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { NewPassphrase, useNewPassphrase } from '../keys/new-passphrase.tsx';

type Props = {
  readonly body: string;
  readonly button: string;
  /** Whether there is one until now, which is asked for. */
  readonly has: boolean;
  /** `current`: the one until now, or null. */
  readonly carryOut: (passphrase: string, current: string | null) => Promise<unknown>;
  readonly onDone: () => void;
};

/** A new passphrase, and where there is one the one until now. */
export function NewPassphraseForm({ body, button, has, carryOut, onDone }: Props) {
  const { t } = useTranslation('lock');
  const current = useRef<HTMLInputElement>(null);
  const fresh = useNewPassphrase();
  const { busy, failure, run, clear } = useDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const passphrase = fresh.settle();
    if (passphrase === null) return;
    const before = has ? (current.current?.value ?? '') : null;
    if (before === '') return current.current?.focus();
    void run(async () => {
      await carryOut(passphrase, before);
      onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{body}</Text>
        {has && <SecretInput input={current} label={t('current')} onTyped={clear} />}
        <NewPassphrase state={fresh} onTyped={clear} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {button}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
