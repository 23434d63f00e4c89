import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { Tag } from '../failure/notice.tsx';
import { useAppState } from './use-settings.ts';

type Props = {
  readonly where: Account['keptIn'];
  /** What to call it where it is not there any more. */
  readonly lost: string;
  /** What follows from where it is, or null. */
  readonly remark: string | null;
};

const tones = { keychain: 'quiet', vault: 'quiet', demo: 'quiet', session: 'warn', lost: 'bad' } as const;

/** Where a login or a key is kept. What is kept for good is in the keychain or in a vault; the demo has only memory. */
export function KeptIn({ where, lost, remark }: Props) {
  const { t } = useTranslation('shell');
  const { secretsIn } = useAppState();
  const kept = secretsIn === 'vault' ? 'vault' : secretsIn === 'memory' ? 'demo' : 'keychain';
  const place = where === 'keychain' ? kept : where;
  return (
    <>
      <Tag tone={tones[place]}>{place === 'lost' ? lost : t(`place.${place}`)}</Tag>
      {remark !== null && (
        <Text size="xs" c="dimmed" component="span" ml="xs">
          {remark}
        </Text>
      )}
    </>
  );
}
