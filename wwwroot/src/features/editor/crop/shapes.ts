import type { Size } from '../frame';

export const shapes = ['free', 'original', '1:1', '4:3', '3:2', '16:9'] as const;
export type ShapeName = (typeof shapes)[number];

/** The shape that a crop keeps; those of two numbers lie or stand. */
export interface Shape {
  name: ShapeName;
  stands: boolean;
}

export const hasSides = (name: ShapeName): boolean => name !== 'free' && name !== 'original' && name !== '1:1';

/** Width over height in the picture itself, which lies turned on the screen; null: any. */
export function ratioIn(shape: Shape, picture: Size, turns: number): number | null {
  if (shape.name === 'free') return null;
  if (shape.name === 'original') return picture.width / picture.height;
  const [long, short] = shape.name.split(':').map(Number);
  const seen = (long ?? 1) / (short ?? 1);
  return shape.stands === (turns % 2 === 0) ? 1 / seen : seen;
}
