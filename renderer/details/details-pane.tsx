import { ActionIcon, Button } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { usePlaying } from '../app/playing.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useListRows } from '../list/list-rows.tsx';
import { useListQuestion } from '../list/use-list-question.ts';
import { useMarkedTotals } from '../list/use-marked-totals.ts';
import { CallFacts } from './call-facts.tsx';
import { CopyFacts } from './copy-facts.tsx';
import classes from './details-pane.module.css';
import { EncryptionFacts } from './encryption-facts.tsx';
import { HoldFacts } from './hold-facts.tsx';
import { Identifiers } from './identifiers.tsx';
import { RemovalFacts } from './removal-facts.tsx';
import { SoundFacts } from './sound-facts.tsx';
import { useDetails } from './use-details.ts';

/** Everything known about the recording in hand. */
export function DetailsPane() {
  const { t } = useTranslation('details');
  const formats = useFormats();
  const { current } = useListRows();
  const { change } = useListQuestion();
  const { count } = useMarkedTotals();
  const { recording, seenAt } = useDetails(current);
  return (
    <aside className={classes.pane} aria-label={t('label')}>
      <div className={classes.top}>
        <h2 className={classes.title}>
          {count > 1 ? t('several', { count, number: formats.count(count) }) : t('label')}
        </h2>
        <ActionIcon aria-label={t('close')} onClick={() => change({ detailsShown: false })}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      {recording === null ? (
        <p className={classes.nothing}>{t('nothing')}</p>
      ) : (
        <Everything recording={recording} seenAt={seenAt} />
      )}
    </aside>
  );
}

type Known = { readonly recording: Recording; readonly seenAt: number | null };

/** Rests while rows come and go beside it. */
const Everything = memo(function Everything({ recording, seenAt }: Known) {
  const { t } = useTranslation('details');
  const { play } = usePlaying();
  return (
    <div className={classes.facts}>
      <CallFacts recording={recording} />
      {(recording.whereabouts === 'twilio' || recording.archived !== 'no') && (
        <Button leftSection={<Icon name="play" />} fullWidth variant="light" onClick={() => play(recording)}>
          {t('play')}
        </Button>
      )}
      <SoundFacts recording={recording} />
      {recording.archived !== 'no' && <CopyFacts recording={recording} />}
      <RemovalFacts recording={recording} />
      <EncryptionFacts recording={recording} />
      <HoldFacts recording={recording} />
      <Identifiers recording={recording} seenAt={seenAt} />
    </div>
  );
});
