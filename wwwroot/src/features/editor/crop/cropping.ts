import { frameOf, partOf, type Size } from '../frame';
import type { Box, Plan } from '../plan';

/** A rectangle over the picture as it lies on the desk: the whole of it, straightened about its own middle, in its own pixels. */
export interface Rect extends Size {
  left: number;
  top: number;
}

export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof handles)[number];

const leastPart = 0.04; // of the shorter side: less could not be taken hold of again

/** Where the frame of a plan lies. */
export function rectOf(plan: Pick<Plan, 'crop' | 'straighten'>, picture: Size): Rect {
  const frame = frameOf(plan, picture);
  const middle = spun(frame, plan.straighten, picture);
  return { left: middle.x - frame.width / 2, top: middle.y - frame.height / 2, width: frame.width, height: frame.height };
}

/** The crop that a rectangle is. */
export function cropOf(rect: Rect, straighten: number, picture: Size): Box {
  const middle = spun({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }, -straighten, picture);
  const part = (from: number, length: number, side: number): [number, number] => {
    const size = Math.min(1, length / side);
    return [Math.max(0, Math.min(1 - size, from / side)), size];
  };
  const [x, width] = part(middle.x - rect.width / 2, rect.width, picture.width);
  const [y, height] = part(middle.y - rect.height / 2, rect.height, picture.height);
  return { x, y, width, height };
}

/** Whether a rectangle lies in the picture, turned as it is seen and upright as it is kept. */
export function fits(rect: Rect, straighten: number, picture: Size): boolean {
  const middle = spun({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }, -straighten, picture);
  const slack = 1e-6 * Math.max(picture.width, picture.height);
  const isUpright = Math.min(middle.x, picture.width - middle.x) >= rect.width / 2 - slack && Math.min(middle.y, picture.height - middle.y) >= rect.height / 2 - slack;
  return isUpright && partOf(middle, rect, straighten, picture) >= 1 - 1e-6;
}

/** As far towards `to` as the picture reaches; `from` fits. */
export function settle(from: Rect, to: Rect, straighten: number, picture: Size): Rect {
  if (fits(to, straighten, picture)) return to;
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (fits(between(from, to, middle), straighten, picture)) low = middle;
    else high = middle;
  }
  return between(from, to, low);
}

/** Moved; along an edge where it can't go on. */
export function moved(rect: Rect, dx: number, dy: number, straighten: number, picture: Size): Rect {
  const across = settle(rect, { ...rect, left: rect.left + dx }, straighten, picture);
  return settle(across, { ...across, top: across.top + dy }, straighten, picture);
}

/** Pulled by a corner or an edge; with a ratio (width over height) its shape stays. */
export function pulled(rect: Rect, handle: Handle, dx: number, dy: number, ratio: number | null, straighten: number, picture: Size): Rect {
  const least = leastPart * Math.min(picture.width, picture.height);
  let [width, height] = [rect.width, rect.height];
  if (handle.includes('e')) width += dx;
  if (handle.includes('w')) width -= dx;
  if (handle.includes('s')) height += dy;
  if (handle.includes('n')) height -= dy;
  [width, height] = [Math.max(least, width), Math.max(least, height)];
  if (ratio !== null) {
    if (handle.length === 2 ? width / rect.width > height / rect.height : handle === 'e' || handle === 'w') height = width / ratio;
    else width = height * ratio;
    const small = Math.max(1, least / width, least / height);
    [width, height] = [width * small, height * small];
  }
  // What was not pulled stays; an edge alone grows on both sides of its middle where the shape asks for it.
  const left = handle.includes('w') ? rect.left + rect.width - width : handle.includes('e') ? rect.left : rect.left + (rect.width - width) / 2;
  const top = handle.includes('n') ? rect.top + rect.height - height : handle.includes('s') ? rect.top : rect.top + (rect.height - height) / 2;
  return settle(rect, { left, top, width, height }, straighten, picture);
}

/** In another shape about the same middle, as large as it was where the picture allows. */
export function reshaped(rect: Rect, ratio: number, straighten: number, picture: Size): Rect {
  const width = Math.sqrt(rect.width * rect.height * ratio);
  const size = { width, height: width / ratio };
  const middle = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
  return settle({ left: middle.x, top: middle.y, width: 0, height: 0 }, { left: middle.x - size.width / 2, top: middle.y - size.height / 2, ...size }, straighten, picture);
}

/** A step on the screen as a step over the picture, which lies turned and mirrored there. */
export function unspun(dx: number, dy: number, turns: number, mirrored: boolean): [number, number] {
  const x = mirrored ? -dx : dx;
  if (turns === 1) return [dy, -x];
  if (turns === 2) return [-x, -dy];
  return turns === 3 ? [-dy, x] : [x, dy];
}

const between = (from: Rect, to: Rect, part: number): Rect => ({
  left: from.left + (to.left - from.left) * part,
  top: from.top + (to.top - from.top) * part,
  width: from.width + (to.width - from.width) * part,
  height: from.height + (to.height - from.height) * part,
});

function spun(point: { x: number; y: number }, degrees: number, { width, height }: Size): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [x, y] = [point.x - width / 2, point.y - height / 2];
  return { x: width / 2 + cos * x - sin * y, y: height / 2 + sin * x + cos * y };
}
