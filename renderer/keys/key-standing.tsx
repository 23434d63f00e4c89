import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { coverageMap } from '../coverage/ask-coverage.ts';
import { useFormats } from '../language/use-formats.ts';

/** What hangs on a key, where it lies, from when to when; and when the key was last used. Lines of the card's list. */
export function KeyStanding({ of: key }: { readonly of: Key }) {
  const { t } = useTranslation('keys');
  const { count, hours, day, moment } = useFormats();
  const row = useQuery(coverageMap).data?.rows.find(({ fingerprint }) => fingerprint === key.fingerprint);
  return (
    <>
      <dt>{t('depends')}</dt>
      <dd className="figures">
        {row === undefined ? (
          '–'
        ) : row.total.count === 0 ? (
          <Text c="dimmed">{t('dependsNothing')}</Text>
        ) : (
          <>
            {t('dependsOn', {
              count: row.total.count,
              written: count(row.total.count),
              hours: hours(row.total.seconds),
            })}
            <Text size="xs" c="dimmed" component="span" ml="xs">
              {t('dependsWhere', {
                twilio: count(row.atTwilio.count),
                archives: count(row.inArchives.count),
              })}
              {row.oldest !== null && row.newest !== null && ` · ${day(row.oldest)} – ${day(row.newest)}`}
            </Text>
          </>
        )}
      </dd>
      <dt>{t('lastUse')}</dt>
      <dd className="figures">
        {key.lastUse === null ? (
          <Text c="dimmed">{t('neverUsed')}</Text>
        ) : (
          `${moment(key.lastUse.at)} · ${t(`use.${key.lastUse.use}`)}`
        )}
      </dd>
    </>
  );
}
