import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '../../main/contract.ts';
import { Deck } from './deck.tsx';
import { FailedNotice } from './failed-notice.tsx';
import { OpeningNotice } from './opening-notice.tsx';
import classes from './player.module.css';
import { closeIcon, nextIcon, previousIcon } from './player-icons.tsx';
import { TitleBlock, useRecordingTitle } from './title-block.tsx';
import { useOpenRecording } from './use-open-recording.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import { useSoundSettings } from './use-sound-settings.ts';

type Player = {
  /** What is to be heard; it is opened and played at once. Null: nothing. */
  readonly recording: Recording | null;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onClose: () => void;
};

/** The dock at the foot of the window in which recordings are heard. Nothing sounds before it has been verified. */
export function Player({ recording, onNext, onPrevious, onClose }: Player) {
  const { t } = useTranslation('player');
  return (
    // Keeps the focus where it was when a button is clicked, so that Space goes on meaning "play or pause".
    <section
      className={classes.dock}
      aria-label={t('player')}
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
      }}
    >
      {recording === null ? (
        <p className={classes.idle}>{t('whatToDo')}</p>
      ) : (
        <Loaded recording={recording} onNext={onNext} onPrevious={onPrevious} onClose={onClose} />
      )}
    </section>
  );
}

function Loaded({ recording, onNext, onPrevious, onClose }: Player & { readonly recording: Recording }) {
  const { t } = useTranslation('player');
  const settings = useSoundSettings();
  const title = useRecordingTitle(recording);
  const { opening, heardTo, openAgain, cancel, fail } = useOpenRecording(recording.sid);
  const [said, say] = useState('');
  const broken = useCallback((code: Parameters<typeof fail>[0]['code']) => fail({ code, facts: {} }), [fail]);
  const open = opening.stage === 'open' ? opening.open : null;
  const stage = {
    idle: '',
    fetching: t('fetching'),
    verifying: t('verifying'),
    failed: '',
    open: t('nowPlaying', { title }),
  };
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {stage[opening.stage]}
      </div>
      <div className="visually-hidden" aria-live="polite">
        {open ? said : ''}
      </div>
      {open ? (
        <Deck
          key={open.token}
          open={open}
          settings={settings}
          heardTo={heardTo}
          say={say}
          onNext={onNext}
          onPrevious={onPrevious}
          onClose={onClose}
          onBroken={broken}
        />
      ) : (
        <div className={classes.deck}>
          <StepKeys onNext={onNext} onPrevious={onPrevious} />
          <div className={classes.left}>
            <TitleBlock recording={recording} />
            <div className={classes.transport}>
              <button
                type="button"
                className={classes.skip}
                title={t('previous')}
                aria-label={t('previous')}
                onClick={onPrevious}
              >
                {previousIcon}
              </button>
              <button type="button" className={classes.skip} title={t('next')} aria-label={t('next')} onClick={onNext}>
                {nextIcon}
              </button>
            </div>
          </div>
          <OpeningNotice opening={opening} onCancel={cancel} />
          {opening.stage === 'failed' && <FailedNotice failure={opening.failure} onAgain={openAgain} />}
          <button type="button" className={classes.close} title={t('close')} aria-label={t('close')} onClick={onClose}>
            {closeIcon}
          </button>
        </div>
      )}
    </>
  );
}

/** Next and previous work by key even where the recording at hand does not open. */
function StepKeys({ onNext, onPrevious }: Pick<Player, 'onNext' | 'onPrevious'>) {
  usePlayerKeys((command) => {
    if (command.do === 'next') onNext();
    if (command.do === 'previous') onPrevious();
  });
  return null;
}
