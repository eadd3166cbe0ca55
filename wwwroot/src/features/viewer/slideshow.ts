import { useEffect, useRef, useState } from 'react';
import { useWindowEvent } from '../../lib/hooks';
import { m } from '../../messages';
import { say } from '../../ui/Toast';

export const slideSeconds = [3, 5, 10] as const;
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta']);
const rememberedKey = 'photogrid.slides';

interface Options {
  number: number;
  /** The photo that comes next; null at the end of the list. */
  after: number | null;
  /** Where its picture is. */
  picture: string | null;
  /** Of a video: it is played to its end. */
  video: HTMLVideoElement | null;
  onStep: (number: number) => void;
}

/** Steps by itself until somebody touches something. Begun by a person, so it also runs under reduced motion: pictures change, nothing moves. */
export function useSlideshow({ number, after, picture, video, onStep }: Options) {
  const [isOn, setOn] = useState(false);
  const [seconds, setSeconds] = useState(() => Number(localStorage.getItem(rememberedKey)) || 5);
  const latest = useRef({ after, picture, onStep });
  latest.current = { after, picture, onStep };

  useEffect(() => {
    if (!isOn) return;
    let isOver = false;
    // Not before the next picture is here: a slow link makes it slow, not blank.
    const step = async () => {
      const next = latest.current;
      if (next.after === null) return setOn(false);
      if (next.picture) await decoded(next.picture);
      if (!isOver) next.onStep(next.after);
    };
    const begin = () => void step();
    if (video) {
      void video.play().catch(begin);
      video.addEventListener('ended', begin);
    }
    const timer = video ? 0 : setTimeout(begin, seconds * 1000);
    return () => {
      isOver = true;
      clearTimeout(timer);
      video?.removeEventListener('ended', begin);
    };
  }, [isOn, number, seconds, video]);

  useEffect(() => {
    if (!isOn) return;
    // The screen stays lit where the browser lets it.
    const lock = navigator.wakeLock?.request('screen').catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, [isOn]);

  const stop = () => {
    if (!isOn) return;
    setOn(false);
    say(m.viewer.slidesOff);
  };
  // The key that stops it does nothing else.
  useWindowEvent('keydown', (event) => {
    if (!isOn || modifiers.has(event.key)) return;
    event.preventDefault();
    stop();
  }, { capture: true });
  useWindowEvent('pointerdown', stop, { capture: true });
  useWindowEvent('wheel', stop, { passive: true });

  return {
    isOn,
    seconds,
    start: (every = seconds) => {
      setSeconds(every);
      localStorage.setItem(rememberedKey, String(every));
      setOn(true);
      say(m.viewer.slidesOn);
    },
  };
}

async function decoded(url: string): Promise<void> {
  const image = new Image();
  image.src = url;
  // A picture that doesn't come is said by the stage, not waited for.
  await image.decode().catch(() => undefined);
}
