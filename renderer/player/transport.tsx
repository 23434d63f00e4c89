import { useTranslation } from 'react-i18next';
import classes from './player.module.css';
import type { PlayerCommand } from './player-commands.ts';
import { nextIcon, pauseIcon, playIcon, previousIcon } from './player-icons.tsx';

type Transport = { readonly playing: boolean; readonly obey: (command: PlayerCommand) => void };

const skip = (seconds: number): PlayerCommand => ({ do: 'skip', seconds });

/** Play, skip, next and previous. */
export function Transport({ playing, obey }: Transport) {
  const { t } = useTranslation('player');
  const button = (label: string, face: React.ReactNode, command: PlayerCommand, kind = classes.skip) => (
    <button type="button" className={kind} title={label} aria-label={label} onClick={() => obey(command)}>
      {face}
    </button>
  );
  return (
    <div className={classes.transport}>
      {button(t('previous'), previousIcon, { do: 'previous' })}
      {button(t('back15'), '−15', skip(-15))}
      {button(t('back5'), '−5', skip(-5))}
      {button(t(playing ? 'pause' : 'play'), playing ? pauseIcon : playIcon, { do: 'play-or-pause' }, classes.play)}
      {button(t('ahead5'), '+5', skip(5))}
      {button(t('ahead15'), '+15', skip(15))}
      {button(t('next'), nextIcon, { do: 'next' })}
    </div>
  );
}
