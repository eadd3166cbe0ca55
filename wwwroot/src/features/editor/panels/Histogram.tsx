import { useEffect, useState } from 'react';
import { editorWords } from '../../../messages/editor';
import { light } from '../tones';
import style from './panels.module.css';

interface Props {
  canvas: HTMLCanvasElement;
  drawn: number;
}

const bins = 68;
const [wide, high] = [160, 120];
const quietMs = 80;

/** How much of the photo is how bright. */
export function Histogram({ canvas, drawn }: Props) {
  const [path, setPath] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setPath(pathOf(canvas)), quietMs);
    return () => clearTimeout(timer);
  }, [canvas, drawn]);
  return <svg className={style.histogram} viewBox="0 0 272 64" preserveAspectRatio="none" role="img" aria-label={editorWords().histogram}><path d={path} /></svg>;
}

function pathOf(canvas: HTMLCanvasElement): string {
  const small = Object.assign(document.createElement('canvas'), { width: wide, height: high });
  const context = small.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0) return '';
  context.drawImage(canvas, 0, 0, wide, high);
  const { data } = context.getImageData(0, 0, wide, high);
  const counts = new Float64Array(bins);
  for (let i = 0; i < data.length; i += 4) {
    const value = light[0] * (data[i] ?? 0) + light[1] * (data[i + 1] ?? 0) + light[2] * (data[i + 2] ?? 0);
    const bin = Math.min(bins - 1, Math.floor((value / 256) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  // A root brings the small parts up: a sky alone would flatten everything else.
  const most = Math.sqrt(Math.max(1, ...counts));
  const points = Array.from(counts, (count, i) => `L${((i + 0.5) * 272) / bins} ${(64 - (62 * Math.sqrt(count)) / most).toFixed(1)}`);
  return `M0 64${points.join('')}L272 64Z`;
}
