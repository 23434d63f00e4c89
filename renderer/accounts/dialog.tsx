import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

type Dialog = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
};

/**
 * A form that stands before the screen until it is done or closed. The page itself never scrolls, so it needs no lock;
 * the one Mantine brings would put a style into the page without the nonce.
 */
export function Dialog({ opened, onClose, title, children }: Dialog) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      lockScroll={false}
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
