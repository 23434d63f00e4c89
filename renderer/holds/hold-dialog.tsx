import { Button, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import { useFormats } from '../language/use-formats.ts';
import type { Asked } from '../plans/ask-for.ts';
import { holdList } from './hold-list.ts';
import { LiftHold } from './lift-hold.tsx';
import { PlaceHold } from './place-hold.tsx';

/** Puts a selection on hold, or lifts it from one. */
export function HoldDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = useTranslation('holds');
  const formats = useFormats();
  const standing = (useQuery(holdList).data?.holds ?? []).filter((one) => one.standing.count > 0);
  const [lifting, setLifting] = useState<string | null>(null);
  const of = standing.find(({ hold }) => hold === lifting);
  const words = { count: asked.count, number: formats.count(asked.count) };
  return (
    <Dialog opened onClose={onClose} title={t(of === undefined ? 'placeTitle' : 'liftFromTitle', words)}>
      {of === undefined ? (
        <PlaceHold asked={asked} standing={standing} onDone={onClose}>
          {standing[0] !== undefined && (
            <Button variant="subtle" color="gray" onClick={() => setLifting(standing[0]?.hold ?? null)}>
              {t('liftInstead')}
            </Button>
          )}
        </PlaceHold>
      ) : (
        <Stack gap="md">
          <NativeSelect
            label={t('which')}
            value={of.hold}
            data={standing.map(({ hold, reason }) => ({ value: hold, label: reason }))}
            onChange={({ currentTarget }) => setLifting(currentTarget.value)}
          />
          <LiftHold of={of} from={{ kind: 'some', selection: asked.selection, count: asked.count }} onDone={onClose} />
        </Stack>
      )}
    </Dialog>
  );
}
