import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawWaveform } from './draw-waveform.ts';
import { formatPosition, sayPosition } from './format-position.ts';
import classes from './player.module.css';
import { seekTo } from './seek.ts';

type Waveform = {
  readonly peaks: readonly (readonly number[])[];
  readonly heard: readonly boolean[];
  readonly seconds: number;
  readonly position: number;
  readonly now: () => number;
  readonly onSeek: (seconds: number) => void;
};

/**
 * The picture of the sound, and the slider that seeks in it. Two canvases, drawn once per size: the upper one, in the
 * colour of what was heard, is uncovered as the sound goes on, so that playing costs no drawing. Not wavesurfer.js: it
 * can also fetch the sound and make a blob of it, the one thing the page must never do, and weighs 41 kB.
 */
export function Waveform({ peaks, heard, seconds, position, now, onSeek }: Waveform) {
  const { t, i18n } = useTranslation('player');
  const box = useRef<HTMLDivElement>(null);
  const ahead = useRef<HTMLCanvasElement>(null);
  const behind = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const dragged = useRef<number | null>(null);

  useEffect(() => {
    const draw = () => {
      for (const canvas of [ahead.current, behind.current]) if (canvas) drawWaveform(canvas, peaks, heard);
    };
    const resized = new ResizeObserver(draw);
    if (box.current) resized.observe(box.current);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
    };
  }, [peaks, heard]);

  useEffect(() => {
    let frame = 0;
    const follow = () => {
      const part = Math.min(1, (dragged.current ?? now()) / seconds);
      box.current?.style.setProperty('--heard', String(part));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [now, seconds]);

  const at = (event: React.PointerEvent) => {
    const place = event.currentTarget.getBoundingClientRect();
    return seekTo(event.clientX - place.left, place.width, seconds);
  };
  return (
    <div
      ref={box}
      className={classes.waveform}
      role="slider"
      tabIndex={0}
      aria-label={t('position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(seconds)}
      aria-valuenow={Math.round(position)}
      aria-valuetext={t('positionOf', {
        position: sayPosition(position, i18n.language),
        whole: sayPosition(seconds, i18n.language),
      })}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = at(event);
      }}
      onPointerMove={(event) => {
        setPointed(at(event));
        if (dragged.current !== null) dragged.current = at(event);
      }}
      onPointerUp={(event) => {
        if (dragged.current !== null) onSeek(at(event));
        dragged.current = null;
      }}
      onPointerCancel={() => {
        dragged.current = null;
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <canvas ref={ahead} className={classes.ahead} />
      <canvas ref={behind} className={classes.behind} />
      <div className={classes.head} />
      {pointed !== null && (
        <div className={classes.pointed} style={{ left: `${(pointed / seconds) * 100}%` }}>
          {formatPosition(pointed, seconds)}
        </div>
      )}
    </div>
  );
}
