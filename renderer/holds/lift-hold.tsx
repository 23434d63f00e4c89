import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold, Selection } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { useForbidden } from '../policy/use-policy.ts';

/** What is let go: everything the hold keeps, or some recordings. */
export type LiftFrom =
  | { readonly kind: 'whole'; readonly count: number }
  | { readonly kind: 'some'; readonly selection: Selection; readonly count: number };

type LiftHold = {
  readonly of: Pick<Hold, 'hold' | 'reason'>;
  readonly from: LiftFrom;
  readonly onDone: () => void;
};

/** Asks for the reason before a hold is lifted. */
export function LiftHold({ of: { hold, reason: held }, from, onDone }: LiftHold) {
  const { t } = useTranslation('holds');
  const formats = useFormats();
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useDeed();
  const forbidden = useForbidden('holds.forbidLifting');
  const some = from.kind === 'some';
  const body = some
    ? t(from.count === 1 ? 'liftOne' : 'liftSelected')
    : t('liftWhole', { number: formats.count(from.count) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '' || busy || forbidden !== null) return;
        void run(async () => {
          await call('holds.lift', { hold, selection: some ? from.selection : null, reason: reason.trim() });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Notice tone="warn" role="note" title={held}>
          <p>{body}</p>
        </Notice>
        <Textarea
          label={t('liftReason')}
          data-autofocus
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {forbidden !== null && <Notice tone="bad" role="note" title={forbidden} />}
        {failure && <FailureNotice failure={failure} />}
        <Text size="xs" c="dimmed">
          {t('placeBody')}
        </Text>
        <DialogFoot>
          <Button
            type="submit"
            color="red"
            variant="outline"
            disabled={reason.trim() === '' || forbidden !== null}
            loading={busy}
          >
            {t('liftNow')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
