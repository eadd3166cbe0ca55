import world from 'virtual:world';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Town } from '../../api/places';
import { locale } from '../../messages';
import type { Rect } from './labels';
import { layOutLabels, namesOf } from './labels';
import { landIn, onLand } from './land';
import style from '../map.module.css';
import { paintLabels, paintLand, type Colors } from './paint';
import { boundsOf, type Size, type View } from '../projection';

interface Props {
  view: View;
  size: Size;
  towns?: readonly Town[];
  /** Where no name may stand. */
  inTheWay?: Rect[];
  /** Land is left to the tiles above, where there are some. */
  isPlain?: boolean;
}

/** Land, sea, borders and names, drawn from this server's own files. */
export function Base({ view, size, towns = [], inTheWay = [], isPlain = false }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [arrived, landCame] = useReducer((count: number) => count + 1, 0);
  const colors = useColors(canvas);
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames(locale(), { type: 'region' });
    return (code: string) => names.of(code);
  }, [locale()]);
  useEffect(() => onLand(landCame), []);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || !colors) return;
    const dots = Math.min(devicePixelRatio, 2);
    const [width, height] = [Math.round(size.width * dots), Math.round(size.height * dots)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(dots, 0, 0, dots, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    if (!isPlain) {
      paintLand(context, view, size, landIn(boundsOf(view, size), view.zoom), colors);
      context.font = `500 12.5px ${colors.font}`;
      const labels = layOutLabels(namesOf(view, world.countries, nameOf, towns), view, size, (text) => widthOf(context, text), inTheWay);
      paintLabels(context, labels, colors, colors.font);
    }
    element.dataset.drawn = String(Math.round(view.zoom * 100) / 100);
  }, [view, size, towns, inTheWay, colors, arrived, isPlain, nameOf]);
  return <canvas ref={canvas} className={style.base} aria-hidden="true" />;
}

const widths = new Map<string, number>();

/** How wide a text is; measured once for each font. */
function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}/${text}`;
  let width = widths.get(key);
  if (width === undefined) widths.set(key, (width = context.measureText(text).width));
  return width;
}

/** The tokens as a canvas takes them. They are on the element as colours of things that it does not have. */
function useColors(canvas: React.RefObject<HTMLCanvasElement | null>): (Colors & { font: string }) | null {
  const [colors, setColors] = useState<(Colors & { font: string }) | null>(null);
  useEffect(() => {
    const read = () => {
      if (!canvas.current) return;
      const now = getComputedStyle(canvas.current);
      setColors({ land: now.color, line: now.outlineColor, text: now.textDecorationColor, font: now.fontFamily });
    };
    read();
    void document.fonts.ready.then(read);
    const chosen = new MutationObserver(read);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    return () => {
      chosen.disconnect();
      system.removeEventListener('change', read);
    };
  }, [canvas]);
  return colors;
}
