import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../main/contract.ts';
import cards from '../app/cards.module.css';
import { type LongColumn, LongTable } from '../app/long-table.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { SidButton } from '../list/sid-button.tsx';
import { askFor } from '../plans/ask-for.ts';
import { AccountOfRecording } from './account-of-recording.tsx';

type ComparisonGroup = {
  readonly comparison: string;
  readonly group: Comparison['groups'][number];
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
};

/** One kind of difference: what it means, which recordings, and the plan that mends it. */
export function ComparisonGroup({ comparison, group, shown, onShow }: ComparisonGroup) {
  const { t } = useTranslation('reconcile');
  const formats = useFormats();
  const { busy, failure, run } = useDeed();
  const { discrepancy, count, seconds, remedy } = group;
  const title = t(`group.${discrepancy}.title`);
  const removes = remedy === 'remove' || remedy === 'evacuate';
  const plan = () =>
    void run(async () => {
      if (remedy === null) return;
      const { ids } = await call('reconcile.ids', { comparison, discrepancy });
      askFor({ what: remedy, selection: { kind: 'some', ids }, count: ids.length, sample: null });
    });
  const columns: readonly LongColumn<string>[] = [
    { head: t('recording'), track: '1fr', cell: (sid) => <SidButton sid={sid} /> },
    { head: t('account'), track: 'minmax(120px, 0.6fr)', cell: (sid) => <AccountOfRecording sid={sid} /> },
  ];
  return (
    <article className={cards.card} aria-label={title}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>
          {title} ·{' '}
          <span className="figures">
            {formats.count(count)} ({formats.hours(seconds)})
          </span>
        </h2>
        <Group gap={4} ml="auto" justify="flex-end">
          {remedy !== null && (
            <Button
              variant={removes ? 'subtle' : 'light'}
              color={removes ? 'red' : 'koe'}
              {...(removes ? { c: 'var(--bad)' } : {})}
              loading={busy}
              onClick={plan}
            >
              {t(`plan.${remedy}`)}
            </Button>
          )}
          <Button variant="subtle" color="gray" fw={500} aria-expanded={shown} onClick={() => onShow(!shown)}>
            {t(shown ? 'hide' : 'show')}
          </Button>
        </Group>
      </header>
      <Text c="dimmed">{t(`group.${discrepancy}.meaning`)}</Text>
      {failure && <FailureNotice failure={failure} />}
      {shown && (
        <LongTable<string>
          label={title}
          rows={count}
          columns={columns}
          question={['reconcile.rows', comparison, discrepancy]}
          ask={async (offset, limit) => (await call('reconcile.rows', { comparison, discrepancy, offset, limit })).sids}
        />
      )}
    </article>
  );
}
