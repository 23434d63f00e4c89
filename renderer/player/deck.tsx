import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCode, OpenRecording } from '../../main/contract.ts';
import { ExportOne } from './export-one.tsx';
import { formatPosition, sayPosition } from './format-position.ts';
import { LaneControls } from './lane-controls.tsx';
import { isHeard, lanesAtFirst, toggleAlone, toggleMuted } from './lanes.ts';
import classes from './player.module.css';
import type { PlayerCommand } from './player-commands.ts';
import { closeIcon, verifiedIcon } from './player-icons.tsx';
import { seekBy, startingPosition } from './seek.ts';
import { SoundControls, writeSpeed } from './sound-controls.tsx';
import { SourceNote } from './source-note.tsx';
import { faster, slower } from './speeds.ts';
import { TitleBlock } from './title-block.tsx';
import { Transport } from './transport.tsx';
import { useAudio } from './use-audio.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import type { useSoundSettings } from './use-sound-settings.ts';
import { Waveform } from './waveform.tsx';

type Deck = {
  readonly open: OpenRecording;
  readonly settings: ReturnType<typeof useSoundSettings>;
  /** Seconds; kept up to date for whoever closes the recording. */
  readonly heardTo: RefObject<number>;
  readonly say: (text: string) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onClose: () => void;
  readonly onBroken: (code: FailureCode) => void;
};

/** An open recording, playing: everything one can do with it, by mouse and by key. */
export function Deck({ open, settings, heardTo, say, onNext, onPrevious, onClose, onBroken }: Deck) {
  const { t, i18n } = useTranslation('player');
  const holder = useRef<HTMLDivElement>(null);
  const [muted, setMuted] = useState(false);
  const [lanes, setLanes] = useState(() => lanesAtFirst(open.channels));
  const [moved, setMoved] = useState(false);
  const { speed, volume } = settings;
  const { playing, position, now, seek, playOrPause } = useAudio(
    open,
    holder,
    { volume, muted, speed, lanes },
    heardTo,
    onBroken,
  );
  const heard = useMemo(() => lanes.map((_, index) => isHeard(lanes, index)), [lanes]);
  const resumed = startingPosition(open.resumeAt, open.seconds) > 0 && !moved;

  const goTo = (seconds: number) => {
    seek(seconds);
    setMoved(true);
    say(t('nowAt', { position: sayPosition(seconds, i18n.language) }));
  };
  const setSpeed = (next: number) => {
    settings.change({ speed: next });
    say(t('nowSpeed', { speed: writeSpeed(next, i18n.language) }));
  };
  const obey = (command: PlayerCommand) => {
    if (command.do === 'play-or-pause') {
      if (playing) say(t('nowPaused', { position: sayPosition(position, i18n.language) }));
      playOrPause();
    } else if (command.do === 'skip') goTo(seekBy(now(), command.seconds, open.seconds));
    else if (command.do === 'to-start') goTo(0);
    else if (command.do === 'faster') setSpeed(faster(speed));
    else if (command.do === 'slower') setSpeed(slower(speed));
    else if (command.do === 'mute') setMuted(!muted);
    else if (command.do === 'next') onNext();
    else if (command.do === 'previous') onPrevious();
    else if (lanes.length > 1)
      setLanes((command.do === 'hear-alone' ? toggleAlone : toggleMuted)(lanes, command.channel));
  };
  usePlayerKeys(obey);

  return (
    <div className={classes.deck} ref={holder}>
      <div className={classes.left}>
        <TitleBlock recording={open.recording} />
        <SourceNote open={open} />
        <Transport playing={playing} obey={obey} />
      </div>
      {lanes.length > 1 && <LaneControls lanes={lanes} parties={open.parties} onChange={setLanes} />}
      <Waveform peaks={open.peaks} heard={heard} seconds={open.seconds} position={position} now={now} onSeek={goTo} />
      <div className={classes.right}>
        <div className={classes.time}>
          <span className="figures">
            {formatPosition(position, open.seconds)} / {formatPosition(open.seconds, open.seconds)}
          </span>
          <ExportOne recording={open.recording} />
          <button type="button" title={t('close')} aria-label={t('close')} onClick={onClose}>
            {closeIcon}
          </button>
        </div>
        <div className={classes.note}>
          {resumed ? (
            <button type="button" className={classes.link} title={t('resumed')} onClick={() => goTo(0)}>
              {t('fromStart')}
            </button>
          ) : (
            <span className={classes.verified} title={t(open.recording.encrypted ? 'verified' : 'verifiedPlain')}>
              {verifiedIcon} {t(open.recording.encrypted ? 'verifiedShort' : 'sealedShort')}
            </span>
          )}
        </div>
        <SoundControls
          speed={speed}
          volume={volume}
          muted={muted}
          onSpeed={setSpeed}
          onVolume={(next) => {
            setMuted(false);
            settings.change({ volume: next });
          }}
          onMute={() => setMuted(!muted)}
        />
      </div>
    </div>
  );
}
