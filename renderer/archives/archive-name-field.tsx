import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type ArchiveNameField = {
  readonly name: string;
  readonly wrong: boolean;
  readonly onChange: (name: string) => void;
};

/** What an archive is called here. */
export function ArchiveNameField({ name, wrong, onChange }: ArchiveNameField) {
  const { t } = useTranslation('archives');
  return (
    <TextInput
      label={t('name')}
      description={t('nameHint')}
      maxLength={64}
      value={name}
      error={wrong ? t('nameMissing') : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
