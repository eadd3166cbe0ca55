import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { count } from '../../../lib/format';
import { editorWords } from '../../../messages/editor';
import { sizeAfter, type Size } from '../frame';
import type { Box, Plan } from '../plan';
import { cropOf, handles, moved, pulled, rectOf, unspun, type Handle, type Rect } from './cropping';
import style from './crop.module.css';

interface Props {
  plan: Plan;
  picture: Size;
  /** Screen pixels a pixel of the picture. */
  scale: number;
  ratio: number | null;
  /** One hold, or one run of keys, is one step back. */
  onCrop: (crop: Box, hold: string) => void;
}

interface Grip {
  pointer: number;
  handle: Handle | null;
  x: number;
  y: number;
  rect: Rect;
}

const stepPart = 0.01;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The frame over the picture: moved by its middle, pulled by its corners and edges, with mouse, finger or arrow keys. */
export function CropFrame({ plan, picture, scale, ratio, onCrop }: Props) {
  const grip = useRef<Grip | null>(null);
  const help = useId();
  const rect = rectOf(plan, picture);
  const size = sizeAfter(plan, picture);
  const holds = useRef(0);
  const put = (from: Rect, handle: Handle | null, dx: number, dy: number, hold: string) => {
    const to = handle ? pulled(from, handle, dx, dy, ratio, plan.straighten, picture) : moved(from, dx, dy, plan.straighten, picture);
    onCrop(cropOf(to, plan.straighten, picture), hold);
  };
  const take = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const handle = (event.target as HTMLElement).dataset.handle as Handle | undefined;
    grip.current = { pointer: event.pointerId, handle: handle ?? null, x: event.clientX, y: event.clientY, rect };
    holds.current++;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent) => {
    const held = grip.current;
    if (held?.pointer !== event.pointerId) return;
    const [dx, dy] = unspun((event.clientX - held.x) / scale, (event.clientY - held.y) / scale, plan.turns, plan.mirrored);
    put(held.rect, held.handle, dx, dy, `hold ${holds.current}`);
  };
  const drop = () => (grip.current = null);
  const keys = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    const step = Math.max(picture.width, picture.height) * stepPart * (event.shiftKey ? 5 : 1);
    const [dx, dy] = unspun(arrow[0] * step, arrow[1] * step, plan.turns, plan.mirrored);
    put(rect, ((event.target as HTMLElement).dataset.handle as Handle | undefined) ?? null, dx, dy, 'keys');
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={style.frame}
      style={{ transform: `translate(${rect.left * scale}px, ${rect.top * scale}px)`, width: rect.width * scale, height: rect.height * scale }}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={keys}
    >
      <button type="button" className={style.middle} aria-label={editorWords().frame} aria-describedby={`${help}-size`} />
      {handles.map((handle) => (
        <button key={handle} type="button" data-handle={handle} className={`${style.handle} ${style[handle]}`} aria-label={editorWords().handle[handle]} aria-describedby={`${help}-keys`} />
      ))}
      <span id={`${help}-keys`} hidden>{editorWords().handleHelp}</span>
      <span id={`${help}-size`} className="vh" aria-live="polite">{editorWords().cropSize(count(size.width), count(size.height))}</span>
    </div>
  );
}
