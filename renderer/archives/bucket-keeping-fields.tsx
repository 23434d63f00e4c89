import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../accounts/accounts.module.css';
import { type BucketForm, storageClasses } from './bucket-place.ts';

type KeepingFields = { readonly form: BucketForm; readonly onChange: (part: Partial<BucketForm>) => void };

/** How the store is to keep what it is given. */
export function BucketKeepingFields({ form, onChange }: KeepingFields) {
  const { t } = useTranslation('buckets');
  return (
    <>
      <div className={classes.two}>
        <NativeSelect
          size="xs"
          label={t('encryption')}
          value={form.encryption}
          onChange={({ currentTarget: { value } }) => onChange({ encryption: value as BucketForm['encryption'] })}
          data={(['none', 'sse-s3', 'sse-kms'] as const).map((value) => ({ value, label: t(`encryptions.${value}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('storageClass')}
          value={form.storageClass}
          onChange={({ currentTarget: { value } }) => onChange({ storageClass: value })}
          data={storageClasses.map((value) => ({ value, label: value === '' ? t('ownClass') : value }))}
        />
      </div>
      {form.encryption === 'sse-kms' && (
        <TextInput
          label={t('kmsKey')}
          description={t('kmsKeyHint')}
          placeholder="arn:aws:kms:…"
          value={form.kmsKey}
          onChange={({ currentTarget: { value } }) => onChange({ kmsKey: value })}
          spellCheck={false}
          autoComplete="off"
        />
      )}
    </>
  );
}
