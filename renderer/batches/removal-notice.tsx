import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { call } from '../call.ts';
import { Notice } from '../failure/notice.tsx';
import type { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { removes, worksBySelf } from './batch-list.ts';

type RemovalNotice = { readonly batch: Batch; readonly now: number; readonly deed: ReturnType<typeof useDeed> };

/** While removing is to come or under way: when, and the way to call it off. */
export function RemovalNotice({ batch, now, deed }: RemovalNotice) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  if (batch.calledOff) return <Notice tone="warn" role="note" title={t('calledOff')} />;
  if (!removes(batch) || batch.removingFrom === null) return null;
  const left = batch.removingFrom - now;
  const waits = left > 0;
  const works = worksBySelf(batch);
  return (
    <Notice
      tone={waits || !works ? 'warn' : 'bad'}
      role="note"
      title={
        waits && works ? t('graceTitle', { left: formats.length(left) }) : t(works ? 'removingTitle' : 'removingRests')
      }
    >
      <p>
        {waits ? t(works ? 'graceBody' : 'graceRests', { time: formats.time(batch.removingFrom) }) : t('removingBody')}
      </p>
      <Button
        mt={4}
        variant="default"
        loading={deed.busy}
        onClick={() =>
          void deed.run(async () => {
            await call('batches.call-off', { batch: batch.batch });
          })
        }
      >
        {t('callOff')}
      </Button>
    </Notice>
  );
}
