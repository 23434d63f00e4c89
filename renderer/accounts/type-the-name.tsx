import { Button, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { DialogFoot } from './dialog.tsx';

type TypeTheName = {
  readonly name: string;
  readonly label: string;
  readonly button: string;
  /** Nothing can be typed away: it would be refused. */
  readonly refused: boolean;
  readonly onTyped: (name: string) => Promise<void>;
  readonly onCancel: () => void;
  /** What becomes of it, said before. */
  readonly children: ReactNode;
};

/** A form that is done only when the name of what it is about was typed. */
export function TypeTheName({ name, label, button, refused, onTyped, onCancel, children }: TypeTheName) {
  const { t } = useTranslation('accounts');
  const [typed, setTyped] = useState('');
  const { busy, failure, run } = useDeed();
  const same = typed.trim() === name;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!same || busy || refused) return;
        void run(() => onTyped(typed.trim()));
      }}
    >
      <Stack gap="md">
        {children}
        <TextInput
          label={label}
          data-autofocus
          disabled={refused}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" color="red" variant="outline" disabled={!same || refused} loading={busy}>
            {button}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
