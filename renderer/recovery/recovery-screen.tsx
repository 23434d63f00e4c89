import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../accounts/dialog.tsx';
import cards from '../app/cards.module.css';
import { letHandedGo, useHanded } from '../app/handed-file.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { DrillCard } from './drill-card.tsx';
import { KitCard } from './kit-card.tsx';
import { MakeKitForm } from './make-kit-form.tsx';
import { type OpenKit, OpenKitForm } from './open-kit-form.tsx';
import { OpenedKit } from './opened-kit.tsx';
import { recoveryStanding } from './recovery-list.ts';
import { RestoreCard } from './restore-card.tsx';

/** The recovery kit: made, opened, restored from, and tried. */
export function RecoveryScreen() {
  const { t } = useTranslation('recovery');
  const asked = useQuery(recoveryStanding);
  const [asking, setAsking] = useState<'make' | 'open' | null>(null);
  const [open, setOpen] = useState<OpenKit | null>(null);
  const handed = useHanded('kit');
  const close = () => {
    setAsking(null);
    letHandedGo();
  };
  const again = () => void asked.refetch();
  const restore = asked.data?.restore ?? null;
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
        <Group gap="xs" ml="auto">
          <Button variant="default" onClick={() => setAsking('open')}>
            {t('openKit')}
          </Button>
          <Button variant="default" onClick={() => setAsking('make')}>
            {t('makeKit')}
          </Button>
        </Group>
      </header>
      <Text c="dimmed">{t('intro')}</Text>
      {asked.error && <FailureNotice failure={asked.error.failure} onRetry={again} />}
      {open !== null && (
        <OpenedKit
          kit={open}
          onClose={() => {
            setOpen(null);
            again();
          }}
        />
      )}
      {restore !== null && open === null && <RestoreCard of={restore} />}
      {asked.data && (
        <>
          <KitCard of={asked.data.standing} onMake={() => setAsking('make')} />
          <DrillCard of={asked.data.standing} onDrill={() => setAsking('open')} />
        </>
      )}
      <Dialog opened={asking === 'make'} onClose={close} title={t('makeTitle')}>
        <MakeKitForm
          onDone={() => {
            close();
            again();
          }}
        />
      </Dialog>
      <Dialog opened={asking === 'open' || handed !== null} onClose={close} title={t('openTitle')}>
        <OpenKitForm
          key={handed?.pending}
          handed={handed}
          onOpen={(kit) => {
            setOpen(kit);
            close();
          }}
        />
      </Dialog>
    </div>
  );
}
