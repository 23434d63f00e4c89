import { Button, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../accounts/dialog.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type NameForm = {
  readonly first: string;
  readonly button: string;
  readonly onName: (name: string) => Promise<void>;
  readonly children?: ReactNode;
};

/** Asks for the name of a key: of a new one, or a new one for it. `children` stand above the field. */
export function NameForm({ first, button, onName, children }: NameForm) {
  const { t } = useTranslation('keys');
  const [name, setName] = useState(first);
  const [tried, setTried] = useState(false);
  const { busy, failure, run } = useDeed();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!busy && name.trim() !== '') void run(() => onName(name.trim()));
      }}
    >
      <Stack gap="md">
        {children}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          data-autofocus
          maxLength={64}
          value={name}
          error={tried && name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
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
