import { useTranslation } from 'react-i18next';
import type { PolicyKey } from '../../main/contract.ts';
import { Notice } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import { Setting, SettingGroup } from '../settings/setting.tsx';
import classes from './policy.module.css';
import { useChangedPolicy } from './use-changed-policy.ts';
import { usePolicy } from './use-policy.ts';

/** What the IT department has laid down for this computer, to be read and not to be changed: where it is, every rule. */
export function PolicySection() {
  const { t } = useTranslation('policy');
  const { source, place, rules } = usePolicy();
  const changed = useChangedPolicy();
  const laidDown = (Object.keys(rules) as PolicyKey[]).toSorted();
  return (
    <SettingGroup title={t('title')}>
      <Setting name={t(`source.${source}`)} hint={t(source === 'none' ? 'noneHint' : 'sourceHint')}>
        {place !== '' && <code className={classes.place}>{place}</code>}
      </Setting>
      {changed !== null && (
        <div className={classes.problems}>
          <Notice tone="warn" role="note" title={changed} />
        </div>
      )}
      <Problems />
      {laidDown.map((key) => (
        <Setting key={key} name={t(`rule.${key}.name`)} hint={t(`rule.${key}.means`)}>
          <div className={classes.rule}>
            <Value of={key} />
            <code className={classes.key}>{key}</code>
          </div>
        </Setting>
      ))}
    </SettingGroup>
  );
}

/** What is wrong with it, each with where; and what that means until it is mended. */
function Problems() {
  const speak = useFailureWords();
  const { problems } = usePolicy();
  if (problems.length === 0) return null;
  const { title, remedy } = speak({ code: 'policy-unreadable', facts: {} });
  return (
    <div className={classes.problems}>
      <Notice tone="bad" role="note" title={title}>
        <ul>
          {problems.map(({ problem, key, detail }) => (
            <li key={`${key}${detail}`}>
              {speak({ code: 'policy-unreadable', facts: { problem: `policy-${problem}` } }).details} <code>{key}</code>{' '}
              {detail}
            </li>
          ))}
        </ul>
        <p>{remedy}</p>
      </Notice>
    </div>
  );
}

/** What a rule says, a line for each entry of a list. */
function Value({ of: key }: { readonly of: PolicyKey }) {
  const { t } = useTranslation('policy');
  const formats = useFormats();
  const { rules, authorities } = usePolicy();
  const value = rules[key];
  if (key === 'network.extraAuthorities')
    return authorities.map(({ subject, expires }) => (
      <div key={subject + expires}>{t('authority', { subject, day: formats.day(expires) })}</div>
    ));
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (key === 'retention.minimumDays') return t('days', { count: Number(value), number: formats.count(Number(value)) });
  if (key === 'removal.minimumGraceHours')
    return t('hours', { count: Number(value), number: formats.count(Number(value)) });
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return t('noneAtAll');
  return value.map((entry) => (
    <div key={entry} className={classes.entry}>
      {entry}
    </div>
  ));
}
