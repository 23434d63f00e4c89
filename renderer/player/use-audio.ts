import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FailureCode, OpenRecording } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import type { Lane } from './lanes.ts';
import { startingPosition } from './seek.ts';
import { createSoundGraph, type SoundGraph } from './sound-graph.ts';

/** Milliseconds between two notes of the position while playing. */
const noteEvery = 5000;

type Sound = {
  readonly volume: number;
  readonly muted: boolean;
  readonly speed: number;
  readonly lanes: readonly Lane[];
};

/**
 * Plays an open recording through an audio element of its own inside `holder`, from where one left off. The element's
 * source is the token's address and nothing else: fetching the sound or making a blob of it could put it on a disk.
 */
export function useAudio(
  open: OpenRecording,
  holder: RefObject<HTMLElement | null>,
  sound: Sound,
  heardTo: RefObject<number>,
  onBroken: (code: FailureCode) => void,
) {
  const element = useRef<HTMLAudioElement | null>(null);
  const graph = useRef<SoundGraph | null>(null);
  const broken = useRef(onBroken);
  broken.current = onBroken;
  const [playing, setPlaying] = useState(false);
  const [position, setPosition] = useState(() => startingPosition(open.resumeAt, open.seconds));

  useEffect(() => {
    const audio = document.createElement('audio');
    element.current = audio;
    graph.current = createSoundGraph(audio);
    holder.current?.append(audio);
    const left = listen('playback.stop', () => audio.pause());
    const note = () => {
      call('playback.note-position', { token: open.token, position: heardTo.current }).catch(() => undefined);
    };
    const moved = () => {
      heardTo.current = audio.ended ? 0 : audio.currentTime;
      setPosition(audio.currentTime);
    };
    const timer = setInterval(() => {
      if (!audio.paused) note();
    }, noteEvery);
    const done = new AbortController();
    const on = (name: string, listener: () => void) => audio.addEventListener(name, listener, { signal: done.signal });
    on('play', () => setPlaying(true));
    on('pause', () => {
      setPlaying(false);
      note();
    });
    on('timeupdate', moved);
    on('seeking', moved);
    on('ended', moved);
    on('error', () => broken.current(codeOf(audio.error)));
    audio.preload = 'metadata';
    audio.preservesPitch = true;
    audio.src = `audio/${open.token}`;
    audio.currentTime = startingPosition(open.resumeAt, open.seconds);
    graph.current.wake();
    // Refused only where the page was never touched: then the button is there.
    audio.play().catch(() => undefined);
    return () => {
      done.abort();
      left();
      clearInterval(timer);
      audio.pause();
      audio.src = '';
      audio.load();
      audio.remove();
      graph.current?.close();
    };
  }, [open, holder, heardTo]);

  // Loading a source sets the rate back to the default one, so both are set.
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    audio.defaultPlaybackRate = sound.speed;
    audio.playbackRate = sound.speed;
    audio.volume = sound.volume;
    audio.muted = sound.muted;
  }, [sound.speed, sound.volume, sound.muted]);
  useEffect(() => {
    if (open.channels > 1) graph.current?.hear(sound.lanes);
  }, [sound.lanes, open]);

  const seek = useCallback((seconds: number) => {
    if (element.current) element.current.currentTime = seconds;
    setPosition(seconds);
  }, []);
  const now = useCallback(() => element.current?.currentTime ?? 0, []);
  const playOrPause = useCallback(() => {
    const audio = element.current;
    if (!audio) return;
    graph.current?.wake();
    if (audio.paused) audio.play().catch(() => undefined);
    else audio.pause();
  }, []);
  return { playing, position, now, seek, playOrPause };
}

/** Why the sound broke off: the address is not served any more, or what it serves failed its check half-way. */
function codeOf(error: MediaError | null): FailureCode {
  return error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'player-closed' : 'audio-changed';
}
