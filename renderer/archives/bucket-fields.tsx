import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../accounts/accounts.module.css';
import { type BucketField, type BucketForm, regions } from './bucket-place.ts';

type BucketFields = {
  readonly form: BucketForm;
  readonly wrong: readonly BucketField[];
  readonly onChange: (part: Partial<BucketForm>) => void;
};

/** Where the bucket is. */
export function BucketFields({ form, wrong, onChange }: BucketFields) {
  const { t } = useTranslation('buckets');
  const listed = (regions as readonly string[]).includes(form.region);
  const [other, setOther] = useState(!listed);
  const plain = { spellCheck: false, autoComplete: 'off' } as const;
  return (
    <>
      <TextInput
        label={t('endpoint')}
        description={t('endpointHint')}
        placeholder="https://s3.example.com"
        data-field="endpoint"
        value={form.endpoint}
        error={wrong.includes('endpoint') ? t('endpointWrong') : null}
        // Stores of one's own seldom have a name in the DNS for every bucket.
        onChange={({ currentTarget: { value } }) => onChange({ endpoint: value, pathStyle: value.trim() !== '' })}
        {...plain}
      />
      <div className={classes.two}>
        <NativeSelect
          size="xs"
          label={t('region')}
          value={other ? '' : form.region}
          onChange={({ currentTarget: { value } }) => {
            setOther(value === '');
            onChange({ region: value });
          }}
          data={[
            ...regions.map((region) => ({ value: region, label: `${t(`regions.${region}`)} (${region})` })),
            { value: '', label: t('otherRegion') },
          ]}
        />
        <TextInput
          label={t('bucket')}
          data-field="bucket"
          data-autofocus
          value={form.bucket}
          error={wrong.includes('bucket') ? t('bucketWrong') : null}
          onChange={({ currentTarget: { value } }) => onChange({ bucket: value })}
          {...plain}
        />
      </div>
      {other && (
        <TextInput
          label={t('regionName')}
          placeholder="eu-north-1"
          data-field="region"
          value={form.region}
          error={wrong.includes('region') ? t('regionWrong') : null}
          onChange={({ currentTarget: { value } }) => onChange({ region: value })}
          {...plain}
        />
      )}
      <TextInput
        label={t('prefix')}
        description={t('prefixHint')}
        data-field="prefix"
        value={form.prefix}
        error={wrong.includes('prefix') ? t('prefixWrong') : null}
        onChange={({ currentTarget: { value } }) => onChange({ prefix: value })}
        {...plain}
      />
      <Checkbox
        label={t('pathStyle')}
        checked={form.pathStyle}
        onChange={({ currentTarget: { checked } }) => onChange({ pathStyle: checked })}
      />
    </>
  );
}
