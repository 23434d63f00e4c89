import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { TypeTheName } from '../accounts/type-the-name.tsx';
import { accountList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { coverageMap } from '../coverage/ask-coverage.ts';
import { AtStake } from '../coverage/at-stake.tsx';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';

type ForgetKey = { readonly of: Key; readonly onBackUp: () => void; readonly onDone: () => void };

/** Asks for a key's name before it is forgotten; says which recordings need it, and beforehand where it would be refused. */
export function ForgetKey({ of: key, onBackUp, onDone }: ForgetKey) {
  const { t } = useTranslation('keys');
  const { day } = useFormats();
  const row = useQuery(coverageMap).data?.rows.find(({ fingerprint }) => fingerprint === key.fingerprint);
  const accounts = useQuery(accountList).data?.accounts ?? [];
  const sealing = accounts.filter(({ sealingKey }) => sealingKey === key.fingerprint).map(({ name }) => name);
  const needed = key.opens.length > 0 || (row?.total.count ?? 0) > 0;
  const unbacked = needed && key.backedUpAt === null && key.keptIn !== 'lost';
  return (
    <TypeTheName
      name={key.name}
      label={t('forgetType', { name: key.name })}
      button={t('forgetNow')}
      refused={unbacked || sealing.length > 0}
      onTyped={async (name) => {
        await call('keys.forget', { fingerprint: key.fingerprint, name });
        onDone();
      }}
      onCancel={onDone}
    >
      <Text>{t('forgetBody')}</Text>
      {key.opens.length > 0 && <Text>{t('forgetOpens', { keySids: key.opens.join(', ') })}</Text>}
      {row !== undefined && row.total.count > 0 && <AtStake row={row} />}
      {sealing.length > 0 && (
        <Notice tone="bad" role="note" title={t('forgetSealing', { names: sealing.join(t('comma')) })} />
      )}
      {unbacked && (
        <Notice tone="bad" role="note" title={t('forgetBackUpFirst')}>
          <Button mt="xs" size="xs" variant="default" onClick={onBackUp}>
            {t('backUp')}
          </Button>
        </Notice>
      )}
      {!unbacked && key.backedUpAt === null && <Notice tone="bad" role="note" title={t('forgetNoBackup')} />}
      {key.backedUpAt !== null && <Text>{t('forgetBackup', { day: day(key.backedUpAt) })}</Text>}
    </TypeTheName>
  );
}
