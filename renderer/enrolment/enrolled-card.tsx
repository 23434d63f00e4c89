import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolled } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';
import { accountList } from '../app/ask-main.ts';
import cards from '../app/cards.module.css';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Tag } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { EnrolmentPath } from './enrolment-path.tsx';
import { GiveUp } from './give-up.tsx';
import { Needs } from './needs.tsx';
import { ProvenFacts } from './proven-facts.tsx';

/** One account: how its encryption stands, and the path while it is being set up. */
export function EnrolledCard({ of: { account, underWay, proven } }: { readonly of: Enrolled }) {
  const { t } = useTranslation('enrolment');
  const { day } = useFormats();
  const name = useQuery(accountList).data?.accounts.find(({ sid }) => sid === account)?.name ?? account;
  const [leaving, setLeaving] = useState(false);
  const { busy, failure, run } = useDeed();
  const begin = () => run(async () => void (await call('enrolment.begin', { account })));
  return (
    <article className={cards.card} aria-label={name}>
      <header className={cards.cardHead}>
        <h2 className={cards.cardName}>
          <AccountMark sid={account} />
        </h2>
        {proven?.provenAt && <Tag tone="good">{t('proven', { day: day(proven.provenAt) })}</Tag>}
        {underWay && <Tag tone="warn">{t(proven ? 'rotating' : 'underWay')}</Tag>}
        {!proven && !underWay && <Tag tone="quiet">{t('nothing')}</Tag>}
        <Group gap={4} ml="auto" justify="flex-end">
          {underWay ? (
            <Button variant="subtle" color="gray" fw={500} onClick={() => setLeaving(true)}>
              {t('giveUp')}
            </Button>
          ) : (
            <Button variant={proven ? 'default' : 'filled'} loading={busy} onClick={() => void begin()}>
              {t(proven ? 'rotate' : 'begin')}
            </Button>
          )}
        </Group>
      </header>
      {failure && <FailureNotice failure={failure} />}
      {proven && <ProvenFacts of={proven} />}
      {!proven && !underWay && <Text c="dimmed">{t('nothingHint')}</Text>}
      {(proven || underWay) && <Needs account={account} newKey={underWay?.fingerprint ?? null} />}
      {underWay && <EnrolmentPath of={underWay} />}
      <GiveUp account={account} opened={leaving} onClose={() => setLeaving(false)} />
    </article>
  );
}
