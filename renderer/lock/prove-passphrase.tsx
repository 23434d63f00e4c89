import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly body: string;
  /** What the passphrase is called. */
  readonly label: string;
  readonly button: string;
  readonly colour?: 'red';
  readonly carryOut: (current: string) => Promise<unknown>;
};

/** Something that whoever wants it done must know the passphrase for. */
export function ProvePassphrase({ opened, onClose, title, body, label, button, colour, carryOut }: Props) {
  const current = useRef<HTMLInputElement>(null);
  const { busy, failure, run, clear } = useDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = current.current?.value ?? '';
    if (typed === '') return current.current?.focus();
    void run(async () => {
      await carryOut(typed);
      onClose();
    });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{body}</Text>
          <SecretInput input={current} label={label} data-autofocus onTyped={clear} />
          {failure && <FailureNotice failure={failure} />}
          <DialogFoot>
            <Button type="submit" loading={busy} {...(colour === undefined ? {} : { color: colour })}>
              {button}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  );
}
