import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './player.module.css';
import { loudIcon, silentIcon } from './player-icons.tsx';
import { speeds } from './speeds.ts';

type SoundControls = {
  readonly speed: number;
  readonly volume: number;
  readonly muted: boolean;
  readonly onSpeed: (speed: number) => void;
  readonly onVolume: (volume: number) => void;
  readonly onMute: () => void;
};

/** How fast and how loud. */
export function SoundControls({ speed, volume, muted, onSpeed, onVolume, onMute }: SoundControls) {
  const { t, i18n } = useTranslation('player');
  const mute = t(muted ? 'unmute' : 'mute');
  const offered = speeds.some((step) => step === speed) ? speeds : [...speeds, speed].sort((a, b) => a - b);
  return (
    <div className={classes.soundControls}>
      <select
        className={classes.speed}
        value={speed}
        title={`${t('slower')} · ${t('faster')}`}
        aria-label={t('speed')}
        onChange={(event) => {
          onSpeed(Number(event.target.value));
          event.target.blur();
        }}
      >
        {offered.map((step) => (
          <option key={step} value={step}>
            {writeSpeed(step, i18n.language)}
          </option>
        ))}
      </select>
      <button type="button" title={mute} aria-label={mute} aria-pressed={muted} onClick={onMute}>
        {muted || volume === 0 ? silentIcon : loudIcon}
      </button>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        style={{ '--level': muted ? 0 : volume } as CSSProperties}
        aria-label={t('volume')}
        aria-valuetext={`${Math.round(volume * 100)} %`}
        onChange={(event) => onVolume(Number(event.target.value))}
        onPointerUp={(event) => event.currentTarget.blur()}
      />
    </div>
  );
}

/** 1.25×, as it is written beside the waveform. */
export function writeSpeed(speed: number, language: string): string {
  return `${speed.toLocaleString(language)}×`;
}
