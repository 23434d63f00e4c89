import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { call } from '../call.ts';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './details-pane.module.css';
import { Fact, Facts } from './facts.tsx';

/** In which archives it has a copy, and how sure of each we are. */
export function CopyFacts({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('archives');
  const { day, bytes } = useFormats();
  const words = useFailureWords();
  const { data } = useQuery({
    queryKey: ['archives.of', recording.sid],
    queryFn: () => call('archives.of', { sid: recording.sid }),
    gcTime: 10_000,
  });
  return (
    <Facts title={t('copiesTitle')}>
      {(data?.copies ?? []).map(({ archive, name, size, verifiedAt, failure }) => (
        <Fact key={archive} name={name} note={failure === null ? bytes(size) : words(failure).remedy}>
          {failure !== null ? (
            <span className={classes.noKey}>{words(failure).title}</span>
          ) : verifiedAt === null ? (
            <span className={classes.quiet}>{t('copyUnverified')}</span>
          ) : (
            t('copyVerified', { day: day(verifiedAt) })
          )}
        </Fact>
      ))}
    </Facts>
  );
}
