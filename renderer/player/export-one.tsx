import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { Icon } from '../app/icon.tsx';
import { askFor } from '../plans/ask-for.ts';
import { useForbidden } from '../policy/use-policy.ts';

/** Asks for the export of the recording that is heard; what it means is shown before anything is written. */
export function ExportOne({ recording: { id, sid } }: { readonly recording: Recording }) {
  const { t } = useTranslation('exports');
  const forbidden = useForbidden('export.forbidPlain');
  const word = t('exportOne');
  return (
    <button
      type="button"
      title={forbidden ?? word}
      aria-label={word}
      disabled={forbidden !== null}
      onClick={() => askFor({ what: 'export', selection: { kind: 'some', ids: [id] }, count: 1, sample: sid })}
    >
      <Icon name="download" />
    </button>
  );
}
