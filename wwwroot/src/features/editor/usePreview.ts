import { useEffect, useMemo, useRef, useState } from 'react';
import type { Plan } from './plan';
import { makeRenderer, type Renderer } from './render/renderer';
import type { Unedited } from './unedited';

/** A canvas that shows the photo with a plan: drawn once a frame, however often the plan changes. */
export function usePreview({ picture, original }: Unedited, plan: Plan) {
  const canvas = useMemo(() => document.createElement('canvas'), [picture]);
  const renderer = useRef<Renderer>(null);
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    // Without a graphics card, or where it was asked for, by hand.
    renderer.current = makeRenderer(picture, original, canvas, sessionStorage.getItem('photogrid.render') === 'cpu');
    return () => renderer.current?.dispose();
  }, [picture, original, canvas]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      renderer.current?.draw(plan);
      setDrawn((times) => times + 1);
    });
    return () => cancelAnimationFrame(frame);
  }, [plan, canvas]);
  return { canvas, drawn, draw: (now: Plan) => renderer.current?.draw(now) };
}
