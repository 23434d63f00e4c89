import { useTranslation } from 'react-i18next';
import type { Subaccount } from '../../main/contract.ts';
import { Tag } from '../failure/notice.tsx';
import classes from './subaccounts.module.css';

type Props = {
  readonly subaccount: Subaccount;
  readonly connectedAs: string | null;
  readonly marked: boolean;
  readonly disabled: boolean;
  readonly onMark: (on: boolean) => void;
};

const tones = { active: 'quiet', suspended: 'warn', closed: 'bad', unknown: 'quiet' } as const;

/** One subaccount as Twilio lists it, and whether it is connected here. */
export function SubaccountRow({ subaccount, connectedAs, marked, disabled, onMark }: Props) {
  const { t } = useTranslation('subaccounts');
  const { sid, name } = subaccount;
  const status = subaccount.status ?? 'unknown';
  return (
    <li>
      <label className={classes.row} data-disabled={disabled || undefined}>
        <input
          type="checkbox"
          checked={marked}
          disabled={disabled}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
        <span className={classes.name} title={name ?? sid}>
          {name ?? t('nameless')}
        </span>
        <span className={classes.sid}>{sid}</span>
        <span>
          <Tag tone={tones[status]}>{t(status)}</Tag>
        </span>
        <span className={classes.here}>
          {connectedAs === null ? t('notConnected') : t('connectedAs', { name: connectedAs })}
        </span>
      </label>
    </li>
  );
}
