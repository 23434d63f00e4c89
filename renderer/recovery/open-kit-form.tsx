import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KitPreview } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { RecoveryProgress } from './recovery-progress.tsx';

/** A kit that is open in main, until it is closed there. */
export type OpenKit = { readonly pending: string; readonly source: string; readonly preview: KitPreview };

type Chosen = { readonly pending: string; readonly source: string };
type OpenKitFormProps = {
  /** A kit the system handed over: it is chosen already. */
  readonly handed: Chosen | null;
  readonly onOpen: (kit: OpenKit) => void;
};

/** Chooses a kit and opens it with its passphrase. */
export function OpenKitForm({ handed, onOpen }: OpenKitFormProps) {
  const { t } = useTranslation('recovery');
  const passphrase = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(handed);
  const { busy, failure, run, clear } = useDeed();
  const choose = () =>
    run(async () => {
      const { pending, source } = await call('recovery.choose', {});
      if (pending !== null) setChosen({ pending, source });
    });
  const open = () =>
    run(async () => {
      if (chosen === null) return;
      const typed = passphrase.current?.value ?? '';
      const preview = await call('recovery.open', { pending: chosen.pending, passphrase: typed });
      onOpen({ pending: chosen.pending, source: chosen.source, preview });
    });
  useEffect(() => {
    if (chosen !== null) passphrase.current?.focus();
  }, [chosen]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        if (chosen === null) void choose();
        else if (passphrase.current?.value === '') passphrase.current.focus();
        else void open();
      }}
    >
      <Stack gap="md">
        <Text>{t('openWhy')}</Text>
        <Group gap="sm">
          <Button variant="default" disabled={busy} data-autofocus onClick={() => void choose()}>
            {chosen === null ? t('choose') : t('chooseOther')}
          </Button>
        </Group>
        {chosen !== null && (
          <SecretInput input={passphrase} label={t('passphrase', { name: chosen.source })} onTyped={clear} />
        )}
        <RecoveryProgress busy={busy} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy} disabled={chosen === null}>
            {t('openNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
