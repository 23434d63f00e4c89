import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { shortFingerprint } from '../keys/short-fingerprint.ts';
import classes from './enrolment.module.css';
import { enrolmentList } from './enrolment-list.ts';

/** The only length Twilio takes, in bits. */
const takenBits = 2048;

type KeyChoice = {
  readonly account: string;
  readonly keys: readonly Key[];
  readonly busy: boolean;
  readonly onChoose: (key: Key) => void;
};

/** The keys of the ring, and why some cannot be taken. */
export function KeyChoice({ account, keys, busy, onChoose }: KeyChoice) {
  const { t } = useTranslation('enrolment');
  const known = useQuery(enrolmentList).data?.accounts.find((one) => one.account === account);
  if (keys.length === 0) return <Text c="dimmed">{t('keyNone')}</Text>;
  return (
    <ul className={classes.keys} aria-label={t('keyList')}>
      {keys.map((key) => {
        const unfit =
          key.keptIn === 'lost' || key.keptIn === 'altered'
            ? t('keyLost')
            : key.bits === takenBits
              ? null
              : t('keyLength', { bits: key.bits });
        const inUse = known?.proven?.fingerprint === key.fingerprint;
        return (
          <li key={key.fingerprint}>
            <span className={classes.keyName}>{key.name}</span>
            <span className={classes.mono}>{shortFingerprint(key.fingerprint)}…</span>
            <span className={classes.summary}>{unfit ?? (inUse ? t('keyInUse') : '')}</span>
            <Button
              size="compact-sm"
              variant="default"
              ml="auto"
              disabled={busy || unfit !== null}
              aria-label={`${t('keyUse')}: ${key.name}`}
              onClick={() => onChoose(key)}
            >
              {t('keyUse')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
