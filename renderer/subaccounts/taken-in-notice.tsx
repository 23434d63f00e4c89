import { useTranslation } from 'react-i18next';
import type { FailureAnswer, Subaccount, TakenIn } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import classes from './subaccounts.module.css';

type Props = { readonly outcomes: readonly TakenIn[]; readonly listed: readonly Subaccount[] };

/** These are not helped by a login of the subaccount's own. */
const ofTheMoment: ReadonlySet<string> = new Set(['cancelled', 'offline', 'account-exists']);

/** What became of those that were to be connected: how many are, and of the others which and why. */
export function TakenInNotice({ outcomes, listed }: Props) {
  const { t } = useTranslation('subaccounts');
  const words = useFailureWords();
  const taken = outcomes.filter(({ account }) => account !== null).length;
  const failed = new Map<string, { readonly failure: FailureAnswer; readonly names: string[] }>();
  for (const { sid, failure } of outcomes) {
    if (failure === null) continue;
    const alike = failed.get(failure.code) ?? { failure, names: [] };
    const name = listed.find((one) => one.sid === sid)?.name;
    alike.names.push(name === undefined ? sid : `${name} (${sid})`);
    failed.set(failure.code, alike);
  }
  if (failed.size === 0) {
    return (
      <Notice tone="good" role="status">
        <p>{t('allTaken', { count: taken })}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warn" role="alert" title={t('someTaken', { taken, failed: outcomes.length - taken })}>
      <ul className={classes.failed}>
        {[...failed.values()].map(({ failure, names }) => (
          <li key={failure.code}>
            <strong>{words(failure).title}</strong>
            <ul className={classes.names} aria-label={words(failure).title}>
              {names.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {[...failed.keys()].some((code) => !ofTheMoment.has(code)) && <p>{t('ownInstead')}</p>}
    </Notice>
  );
}
