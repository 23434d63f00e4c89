import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureAnswer, StoragePrice } from '../../main/contract.ts';
import { changeSettings, useSettings } from '../app/use-settings.ts';
import { asFailure } from '../failure/as-failure.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** What plans reckon storage at Twilio with, and the day the user looked it up. */
export function PriceSettings() {
  const { t } = useTranslation('settings');
  const { storagePrice } = useSettings();
  const [failure, setFailure] = useState<FailureAnswer | null>(null);
  const change = (part: Partial<StoragePrice>) => {
    setFailure(null);
    changeSettings({ storagePrice: { ...storagePrice, ...part } }).catch((error: unknown) =>
      setFailure(asFailure(error)),
    );
  };
  return (
    <SettingGroup title={t('prices')}>
      <Setting name={t('storagePrice')} hint={t('storagePriceHint')}>
        <NumberInput
          aria-label={t('storagePrice')}
          w={160}
          min={0}
          max={1}
          step={0.0001}
          decimalScale={6}
          allowedDecimalSeparators={['.', ',']}
          prefix="$"
          value={storagePrice.perMinute}
          onChange={(perMinute) => typeof perMinute === 'number' && change({ perMinute })}
        />
      </Setting>
      <Setting name={t('freeMinutes')}>
        <NumberInput
          aria-label={t('freeMinutes')}
          w={160}
          min={0}
          allowDecimal={false}
          thousandSeparator=","
          value={storagePrice.freeMinutes}
          onChange={(freeMinutes) => typeof freeMinutes === 'number' && change({ freeMinutes })}
        />
      </Setting>
      <Setting name={t('pricesAsOf')}>
        <TextInput
          aria-label={t('pricesAsOf')}
          w={160}
          type="date"
          value={storagePrice.asOf}
          onChange={({ currentTarget }) => currentTarget.value !== '' && change({ asOf: currentTarget.value })}
        />
      </Setting>
      {failure !== null && <FailureNotice failure={failure} />}
    </SettingGroup>
  );
}
