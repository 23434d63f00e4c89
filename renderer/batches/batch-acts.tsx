import { Button, Group, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { call } from '../call.ts';
import type { useDeed } from '../failure/use-deed.ts';
import { isOpen } from './batch-list.ts';
import { CancelBatch } from './cancel-batch.tsx';

/** What can be paused. */
const atWork: ReadonlySet<Batch['state']> = new Set(['running', 'waiting', 'grace', 'hours', 'queued']);

type BatchActs = { readonly batch: Batch; readonly deed: ReturnType<typeof useDeed> };

/** What can be done about a batch as it stands. */
export function BatchActs({ batch: { batch, state, counts, kind }, batch: whole, deed }: BatchActs) {
  const { t } = useTranslation('batches');
  const [asking, ask] = useState(false);
  const [saved, showSaved] = useForAMoment();
  const open = isOpen(whole);
  const run = (name: 'batches.pause' | 'batches.resume' | 'batches.retry') =>
    void deed.run(async () => {
      await call(name, { batch });
    });
  const save = (saving: () => Promise<{ saved: boolean }>) =>
    void deed.run(async () => {
      if ((await saving()).saved) showSaved();
    });
  const plain = { variant: 'subtle', color: 'gray', fw: 500 } as const;
  return (
    <Group gap={4} ml="auto" justify="flex-end">
      <span role="status">{saved ? t('saved') : ''}</span>
      {atWork.has(state) && (
        <Button {...plain} onClick={() => run('batches.pause')}>
          {t('pause')}
        </Button>
      )}
      {(state === 'paused' || state === 'stopped') && (
        <Button variant="light" onClick={() => run('batches.resume')}>
          {t('resume')}
        </Button>
      )}
      {!open && counts.failed > 0 && (
        <Button variant="light" onClick={() => run('batches.retry')}>
          {t('retry')}
        </Button>
      )}
      {counts.planned > 0 && (
        <Button {...plain} onClick={() => save(() => call('batches.save-report', { batch }))}>
          {t('saveReport')}
        </Button>
      )}
      {(kind === 'remove' || kind === 'evacuate') && counts.removed > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button {...plain}>{t('saveCertificate')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(['en', 'ja'] as const).map((language) => (
              <Menu.Item
                key={language}
                onClick={() => save(() => call('removals.save-certificate', { batch, language }))}
              >
                {t(`certificateIn.${language}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {open && (
        <Button variant="subtle" color="red" c="var(--bad)" fw={500} onClick={() => ask(true)}>
          {t('cancel')}
        </Button>
      )}
      <Dialog opened={asking} onClose={() => ask(false)} title={t('cancelTitle')}>
        <CancelBatch batch={whole} onDone={() => ask(false)} />
      </Dialog>
    </Group>
  );
}
