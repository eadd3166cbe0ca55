import type { Plan } from './plan';

export interface Size {
  width: number;
  height: number;
}

/** The rectangle that is cut out of an upright picture, in its pixels: the middle, the sides before they are whole pixels, and how far it lies turned. */
export interface Frame extends Size {
  x: number;
  y: number;
  degrees: number;
}

/** The longest side of a picture that is shown as large as the screen. */
export const fullSide = 1920;

const pixels = (side: number): number => Math.max(1, Math.round(side));
const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The same as the server's EditFrame, to the last digit. */
export function frameOf(plan: Pick<Plan, 'crop' | 'straighten'>, { width, height }: Size): Frame {
  const { crop, straighten } = plan;
  if (straighten === 0) {
    const [left, right] = span(crop.x, crop.width, width);
    const [top, bottom] = span(crop.y, crop.height, height);
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, degrees: 0 };
  }
  const middle = { x: (crop.x + crop.width / 2) * width, y: (crop.y + crop.height / 2) * height };
  const sides = { width: crop.width * width, height: crop.height * height };
  const part = partOf(middle, sides, straighten, { width, height });
  return { ...middle, width: sides.width * part, height: sides.height * part, degrees: straighten };
}

/** How much of a turned frame can be had: its corners stay in the picture, its shape and its middle stay. */
export function partOf(middle: { x: number; y: number }, sides: Size, degrees: number, picture: Size): number {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const reachX = (sides.width * cos + sides.height * sin) / 2;
  const reachY = (sides.width * sin + sides.height * cos) / 2;
  return Math.min(1, Math.min(middle.x, picture.width - middle.x) / reachX, Math.min(middle.y, picture.height - middle.y) / reachY);
}

function span(from: number, length: number, side: number): [number, number] {
  const first = within(Math.round(from * side), 0, side - 1);
  return [first, within(Math.round((from + length) * side), first + 1, side)];
}

/** The sides of the photo after the plan. */
export function sizeAfter(plan: Plan, original: Size): Size {
  const frame = frameOf(plan, original);
  return plan.turns % 2 === 0 ? { width: pixels(frame.width), height: pixels(frame.height) } : { width: pixels(frame.height), height: pixels(frame.width) };
}

/** The pixels of a preview before it is turned: those of the server's picture of 1920, as far as the base has them. */
export function previewSize(plan: Plan, original: Size, base: Size): Size {
  const frame = frameOf(plan, original);
  const [width, height] = [pixels(frame.width), pixels(frame.height)];
  const scale = Math.min(1, fullSide / Math.max(width, height), Math.max(base.width, base.height) / Math.max(original.width, original.height));
  return { width: pixels(width * scale), height: pixels(height * scale) };
}
