import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Archive } from '../../main/contract.ts';
import { TypeTheName } from '../accounts/type-the-name.tsx';
import { call } from '../call.ts';
import { useFormats } from '../language/use-formats.ts';

type ForgetArchive = { readonly of: Archive; readonly onDone: () => void };

/** Asks for an archive's name before it is forgotten, and says what stays and what no longer counts. */
export function ForgetArchive({ of: archive, onDone }: ForgetArchive) {
  const { t } = useTranslation('archives');
  const { count } = useFormats();
  const copies = archive.verified.count + archive.unverified;
  return (
    <TypeTheName
      name={archive.name}
      label={t('forgetType', { name: archive.name })}
      button={t('forgetNow')}
      refused={false}
      onTyped={async (name) => {
        await call('archives.forget', { archive: archive.archive, name });
        onDone();
      }}
      onCancel={onDone}
    >
      <Text>{t('forgetBody')}</Text>
      {copies > 0 && <Text>{t('forgetCopies', { count: copies, written: count(copies) })}</Text>}
      {copies > 0 && <Text>{t('forgetGone')}</Text>}
    </TypeTheName>
  );
}
