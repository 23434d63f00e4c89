import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusGivenBack } from '../app/use-focus-given-back.ts';
import classes from './dialog.module.css';

type Dialog = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
};

/** A form that stands before the screen until it is done or closed. */
export function Dialog({ opened, onClose, title, children }: Dialog) {
  const { t } = useTranslation('shell');
  useFocusGivenBack(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
      title={title}
      classNames={{ title: classes.title, body: classes.body }}
    >
      {children}
    </Modal>
  );
}

/** The buttons at the foot of a dialog; they stay in sight however long the form. */
export function DialogFoot({ children }: { readonly children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}
