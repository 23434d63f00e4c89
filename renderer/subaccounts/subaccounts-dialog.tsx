import { Button, Loader, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import dialog from '../accounts/dialog.module.css';
import { DialogFoot } from '../accounts/dialog.tsx';
import { useFocusGivenBack } from '../app/use-focus-given-back.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useFormats } from '../language/use-formats.ts';
import { SubaccountChoice } from './subaccount-choice.tsx';
import classes from './subaccounts.module.css';
import { TakenInNotice } from './taken-in-notice.tsx';
import { useSubaccounts } from './use-subaccounts.ts';

type Props = { readonly parent: Account; readonly onClose: () => void };

/** The subaccounts of a parent account at Twilio: asks for them, lets some be chosen, connects those. */
export function SubaccountsDialog({ parent, onClose }: Props) {
  const { t } = useTranslation(['subaccounts', 'shell']);
  const formats = useFormats();
  useFocusGivenBack(true);
  const { listed, outcomes, progress, doing, failure, marked, mark, ask, takeIn, stop } = useSubaccounts(parent.sid);
  const close = () => {
    if (doing !== null) stop();
    onClose();
  };
  const done = formats.count(progress.done);
  return (
    <Modal
      opened
      onClose={close}
      size={760}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      title={t('subaccounts:title', { name: parent.name })}
      classNames={{ title: dialog.title ?? '', body: dialog.body ?? '' }}
    >
      <Stack gap="sm">
        {failure !== null && <FailureNotice failure={failure} onRetry={ask} />}
        {outcomes !== null && <TakenInNotice outcomes={outcomes} listed={listed?.subaccounts ?? []} />}
        {listed === null && doing === 'list' && (
          <div className={classes.busy} role="status">
            <Loader size="sm" aria-hidden="true" />
            {t('subaccounts:listing', { done })}
          </div>
        )}
        {listed !== null && listed.subaccounts.length === 0 && (
          <div className={classes.empty}>
            <Text fw={600}>{t('subaccounts:none')}</Text>
            <Text c="dimmed">{t('subaccounts:noneWhatToDo')}</Text>
          </div>
        )}
        {listed !== null && listed.subaccounts.length > 0 && (
          <>
            {outcomes === null && (
              <Text c="dimmed">
                {t('subaccounts:intro', { name: parent.name })}
                {parent.credential === 'api-key' && ` ${t('subaccounts:introApiKey', { name: parent.name })}`}
              </Text>
            )}
            <SubaccountChoice
              subaccounts={listed.subaccounts}
              marked={marked}
              onMark={mark}
              disabled={doing !== null}
            />
          </>
        )}
        {listed !== null && listed.skipped > 0 && (
          <Notice tone="warn" role="note">
            <p>{t('subaccounts:skipped', { count: listed.skipped })}</p>
          </Notice>
        )}
        <DialogFoot>
          <span className={classes.standing} role="status">
            {doing === 'take-in' &&
              t('subaccounts:taking', { done, total: formats.count(progress.total ?? marked.size) })}
            {doing === null && marked.size > 0 && t('subaccounts:marked', { count: marked.size })}
          </span>
          {doing === null ? (
            <Button variant="default" data-autofocus onClick={close}>
              {t('subaccounts:close')}
            </Button>
          ) : (
            <Button variant="default" onClick={stop}>
              {t('subaccounts:stop')}
            </Button>
          )}
          <Button disabled={marked.size === 0 || doing !== null} onClick={takeIn}>
            {marked.size === 0 ? t('subaccounts:takeInNone') : t('subaccounts:takeIn', { count: marked.size })}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}
