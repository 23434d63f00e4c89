import { useTranslation } from 'react-i18next';
import { spellNumber } from '../list/spell-number.ts';
import { isHeard, type Lane, panLane, toggleAlone, toggleMuted } from './lanes.ts';
import classes from './player.module.css';
import { aloneIcon, loudIcon, silentIcon } from './player-icons.tsx';

type LaneControls = {
  readonly lanes: readonly Lane[];
  readonly parties: readonly (string | null)[];
  readonly onChange: (lanes: Lane[]) => void;
};

/** For each channel of several: whose voice it is, and how it is to be heard. */
export function LaneControls({ lanes, parties, onChange }: LaneControls) {
  const { t } = useTranslation('player');
  return (
    <div className={classes.laneControls}>
      {lanes.map((lane, index) => {
        const number = index + 1;
        const named = parties[index];
        const party = named == null ? t('channel', { number }) : spellNumber(named);
        const place = lane.pan === 0 ? t('middle') : t(lane.pan < 0 ? 'left' : 'right');
        const mute = t(lane.muted ? 'unmuteChannel' : 'muteChannel', { party, number });
        const alone = t(lane.alone ? 'together' : 'alone', { party, number });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a channel is its number
          <fieldset key={index} className={classes.lane} data-heard={isHeard(lanes, index)}>
            <legend className="visually-hidden">{t('channel', { number })}</legend>
            <span className={classes.party} title={party}>
              {party}
            </span>
            <span className={classes.laneButtons}>
              <button
                type="button"
                title={alone}
                aria-label={alone}
                aria-pressed={lane.alone}
                onClick={() => onChange(toggleAlone(lanes, index))}
              >
                {aloneIcon}
              </button>
              <button
                type="button"
                title={mute}
                aria-label={mute}
                aria-pressed={lane.muted}
                onClick={() => onChange(toggleMuted(lanes, index))}
              >
                {lane.muted ? silentIcon : loudIcon}
              </button>
              <input
                type="range"
                min={-1}
                max={1}
                step={0.25}
                value={lane.pan}
                title={t('pan', { party })}
                aria-label={t('pan', { party })}
                aria-valuetext={place}
                onChange={(event) => onChange(panLane(lanes, index, Number(event.target.value)))}
                onPointerUp={(event) => event.currentTarget.blur()}
              />
            </span>
          </fieldset>
        );
      })}
    </div>
  );
}
