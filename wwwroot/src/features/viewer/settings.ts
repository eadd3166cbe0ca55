import { useEffect, useState } from 'react';
import { useWindowEvent } from '../../lib/hooks';

/** A switch that this browser remembers. */
export function useStored(key: string): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(key) === '1');
  return [
    on,
    (next) => {
      setOn(next);
      localStorage.setItem(key, next ? '1' : '0');
    },
  ];
}

/** A dark surround for the viewer, whatever the theme. */
export function useLights() {
  const [isDark, setDark] = useStored('photogrid.lights');
  return { isDark, toggleLights: () => setDark(!isDark) };
}

const quietAfterMs = 3_000;

/** True when nobody has moved for a while: then only the photo is there. */
export function useQuiet(enabled: boolean): boolean {
  const [quiet, setQuiet] = useState(false);
  const [stirred, setStirred] = useState(0);
  const stir = () => {
    setQuiet(false);
    setStirred((times) => times + 1);
  };
  useWindowEvent('pointermove', stir, { passive: true });
  useWindowEvent('pointerdown', stir, { passive: true });
  useWindowEvent('keydown', stir, { passive: true });
  useEffect(() => {
    if (!enabled) return setQuiet(false);
    const timer = setTimeout(() => setQuiet(true), quietAfterMs);
    return () => clearTimeout(timer);
  }, [enabled, stirred]);
  return quiet;
}
