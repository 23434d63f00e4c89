import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CoverageMap, CoverageRow } from '../../main/contract.ts';
import { Tag } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { useListQuestion } from '../list/use-list-question.ts';
import { AtStake } from './at-stake.tsx';
import classes from './coverage.module.css';
import { showKey } from './show-key.ts';

const tones = { have: 'good', lost: 'bad', 'never-seen': 'warn' } as const;

/** A line for each key, or key SID, with what would be lost without it. Its name leads to its recordings. */
export function CoverageTable({ map }: { readonly map: CoverageMap }) {
  const { t } = useTranslation('coverage');
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('key')}</th>
          <th scope="col">{t('opens')}</th>
          <th scope="col">{t('atTwilio')}</th>
          <th scope="col">{t('inArchives')}</th>
          <th scope="col">{t('span')}</th>
        </tr>
      </thead>
      {map.rows.map((row) => (
        <RowOfKey key={row.fingerprint ?? `sid ${row.keySids.join()}`} row={row} all={map.total.count} />
      ))}
    </table>
  );
}

function RowOfKey({ row, all }: { readonly row: CoverageRow; readonly all: number }) {
  const { t } = useTranslation('coverage');
  const formats = useFormats();
  const { change } = useListQuestion();
  const { total, atTwilio, elsewhere, inArchives, oldest, newest } = row;
  const name = row.name ?? (row.fingerprint === null ? row.keySids.join(', ') || t('unknownKey') : t('forgottenKey'));
  return (
    <tbody data-none={total.count === 0 || undefined}>
      <tr>
        <th scope="row">
          <UnstyledButton className={classes.name} title={t('show')} onClick={() => showKey(row, change)}>
            {name}
          </UnstyledButton>
          <span className={classes.tags}>
            {/* A key nothing was seen of is neither good nor bad. */}
            <Tag tone={total.count === 0 ? 'quiet' : tones[row.holding]}>
              {t(total.count === 0 ? 'nothingSeen' : `holding.${row.holding}`)}
            </Tag>
            {row.name !== null && row.backedUpAt === null && <Tag tone="warn">{t('noBackup')}</Tag>}
          </span>
        </th>
        <td className={`figures ${classes.number}`}>
          {formats.count(total.count)}
          <small>{formats.hours(total.seconds)}</small>
        </td>
        <td className={`figures ${classes.number}`}>
          {formats.count(atTwilio.count)}
          <small>
            {formats.hours(atTwilio.seconds)}
            {elsewhere.count > 0 && ` · ${t('elsewhere', { written: formats.count(elsewhere.count) })}`}
          </small>
        </td>
        <td className={`figures ${classes.number}`}>
          {formats.count(inArchives.count)}
          <small>{formats.hours(inArchives.seconds)}</small>
        </td>
        <td className={`figures ${classes.number}`}>
          {oldest !== null && newest !== null && (
            <>
              {formats.day(oldest)}
              <small>– {formats.day(newest)}</small>
            </>
          )}
        </td>
      </tr>
      {total.count > 0 && (
        <tr>
          <td colSpan={5} className={classes.stakeCell}>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.part}
                data-holding={row.holding}
                style={{ width: `${(100 * total.count) / all}%` }}
              />
            </span>
            <AtStake row={row} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
