import type { Size } from '../frame';
import type { Plan } from '../plan';
import { CpuRenderer } from './cpu';
import { GlRenderer } from './gl';

/** Draws the base picture with a plan into its canvas, as the server renders it (docs/api/edits.md). */
export interface Renderer {
  readonly canvas: HTMLCanvasElement;
  /** The sides of the base picture, which is upright and not larger than 1920. */
  readonly base: Size;
  draw(plan: Plan): void;
  dispose(): void;
}

/** By the graphics card where the browser has WebGL 2, else by hand. `original` are the sides of the photo itself. */
export function makeRenderer(picture: ImageBitmap, original: Size, canvas: HTMLCanvasElement, byHand = false): Renderer {
  const gl = byHand ? null : canvas.getContext('webgl2', { alpha: true, premultipliedAlpha: false, antialias: false, preserveDrawingBuffer: true });
  if (gl && gl.getParameter(gl.MAX_TEXTURE_SIZE) >= Math.max(picture.width, picture.height)) return new GlRenderer(gl, canvas, picture, original);
  return new CpuRenderer(canvas, picture, original);
}
