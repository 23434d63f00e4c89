import { Button, MultiSelect, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttestedTopic } from '../../main/contract.ts';
import { DialogFoot } from '../accounts/dialog.tsx';
import { accountList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useCheckWords } from './use-check-words.ts';

type AttestForm = {
  readonly topic: AttestedTopic;
  readonly accounts: readonly string[];
  readonly onDone: () => void;
};

/** A person's word on what no program can see, for the accounts chosen. */
export function AttestForm({ topic, accounts, onDone }: AttestForm) {
  const { t } = useTranslation('checkup');
  const words = useCheckWords();
  const known = useQuery(accountList).data?.accounts ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(accounts);
  const [inOrder, setInOrder] = useState(true);
  const [remark, setRemark] = useState('');
  const standing = useId();
  const { busy, failure, run } = useDeed();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || chosen.length === 0) return;
        void run(async () => {
          await call('checkup.attest', { accounts: [...chosen], topic, inOrder, remark });
          onDone();
        });
      }}
    >
      <Stack gap="md">
        <Text c="dimmed">{words.fix(topic)}</Text>
        <MultiSelect
          label={t('attestAccounts')}
          data={accounts.map((sid) => ({ value: sid, label: known.find((one) => one.sid === sid)?.name ?? sid }))}
          value={[...chosen]}
          onChange={setChosen}
        />
        <div>
          <Text id={standing} size="sm" fw={500} mb={4}>
            {t('attestStanding')}
          </Text>
          <SegmentedControl
            aria-labelledby={standing}
            data={[
              { value: 'yes', label: t('attestInOrder') },
              { value: 'no', label: t('attestNotInOrder') },
            ]}
            value={inOrder ? 'yes' : 'no'}
            onChange={(value) => setInOrder(value === 'yes')}
          />
        </div>
        <Textarea
          label={t('attestRemark')}
          data-autofocus
          minRows={2}
          maxLength={500}
          value={remark}
          onChange={({ currentTarget }) => setRemark(currentTarget.value)}
        />
        {failure && <FailureNotice failure={failure} />}
        <Text size="xs" c="dimmed">
          {t('attestWho')}
        </Text>
        <DialogFoot>
          <Button type="submit" disabled={chosen.length === 0} loading={busy}>
            {t('attestNow')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
