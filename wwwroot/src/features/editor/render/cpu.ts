import { frameOf, previewSize, type Size } from '../frame';
import { same, withoutColors, type Plan } from '../plan';
import { colorMatrix, light, mostSharpness, mostVignette, sharpKernel, toneCurve } from '../tones';
import type { Renderer } from './renderer';

/** Pixels of four bytes, row by row. */
export interface Pixels extends Size {
  data: Uint8ClampedArray;
}

/** Draws without WebGL. The shape is kept while only colours change. */
export class CpuRenderer implements Renderer {
  readonly base: Size;
  private readonly pixels: Pixels;
  private shape: { plan: Plan; pixels: Pixels } | null = null;

  constructor(readonly canvas: HTMLCanvasElement, picture: ImageBitmap, private readonly original: Size) {
    this.base = { width: picture.width, height: picture.height };
    this.pixels = pixelsOf(picture, this.base);
  }

  draw(plan: Plan): void {
    const form = withoutColors(plan);
    if (!this.shape || !same(this.shape.plan, form)) this.shape = { plan: form, pixels: shaped(this.pixels, plan, previewSize(plan, this.original, this.base)) };
    const { width, height, data } = colored(this.shape.pixels, plan);
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    this.canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  }

  dispose(): void {
    this.shape = null;
  }
}

/** Reads a picture at a size. */
export function pixelsOf(picture: CanvasImageSource, { width, height }: Size): Pixels {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, width, height);
  return { width, height, data: context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(width * height * 4) };
}

// Catmull-Rom, the same as libvips calls bicubic.
const near = (t: number): [number, number, number, number] => [((2 - t) * t - 1) * t * 0.5, ((3 * t - 5) * t * t + 2) * 0.5, ((4 - 3 * t) * t + 1) * t * 0.5, (t - 1) * t * t * 0.5];

/** Cut out, straightened, turned and mirrored, to `target` before it is turned. */
export function shaped(picture: Pixels, plan: Plan, target: Size): Pixels {
  const frame = frameOf(plan, picture);
  const angle = (frame.degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [stepX, stepY] = [frame.width / target.width, frame.height / target.height];
  const [width, height] = plan.turns % 2 === 0 ? [target.width, target.height] : [target.height, target.width];
  const out = new Uint8ClampedArray(width * height * 4);
  const atOnce = frame.degrees === 0 && stepX === 1 && stepY === 1;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [px, py] = unturned(plan.mirrored ? width - 1 - column : column, row, plan.turns, target);
      const [u, v] = [(px + 0.5 - target.width / 2) * stepX, (py + 0.5 - target.height / 2) * stepY];
      const [x, y] = [frame.x + cos * u + sin * v - 0.5, frame.y - sin * u + cos * v - 0.5];
      const to = (row * width + column) * 4;
      if (atOnce) copy(picture, Math.round(x), Math.round(y), out, to);
      else sample(picture, x, y, out, to);
    }
  }
  return { width, height, data: out };
}

function unturned(x: number, y: number, turns: number, { width, height }: Size): [number, number] {
  if (turns === 1) return [y, height - 1 - x];
  if (turns === 2) return [width - 1 - x, height - 1 - y];
  return turns === 3 ? [width - 1 - y, x] : [x, y];
}

function copy({ data, width }: Pixels, x: number, y: number, out: Uint8ClampedArray, to: number): void {
  const from = (y * width + x) * 4;
  for (let channel = 0; channel < 4; channel++) out[to + channel] = data[from + channel] ?? 0;
}

function sample({ data, width, height }: Pixels, x: number, y: number, out: Uint8ClampedArray, to: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [near(x - left), near(y - top)];
  for (let channel = 0; channel < 4; channel++) {
    let sum = 0;
    for (let j = 0; j < 4; j++) {
      const row = Math.max(0, Math.min(height - 1, top - 1 + j)) * width;
      for (let i = 0; i < 4; i++) sum += (across[i] ?? 0) * (down[j] ?? 0) * (data[(row + Math.max(0, Math.min(width - 1, left - 1 + i))) * 4 + channel] ?? 0);
    }
    out[to + channel] = sum;
  }
}

/** Sharpened, toned, mixed and with its corners darkened. */
export function colored(picture: Pixels, plan: Plan): Pixels {
  const { width, height } = picture;
  const kernel = plan.adjust.sharpness > 0 ? sharpKernel(width, height) : null;
  const source = kernel ? sharpened(picture, kernel, (plan.adjust.sharpness / 100) * mostSharpness) : picture.data;
  const curve = toneCurve(plan.adjust);
  const matrix = colorMatrix(plan);
  const vignette = (plan.adjust.vignette / 100) * mostVignette;
  if (!curve && !matrix && vignette === 0) return { width, height, data: source };
  const [m, add] = [matrix?.factors ?? [1, 0, 0, 0, 1, 0, 0, 0, 1], (matrix?.offsets ?? [0, 0, 0]).map((offset) => offset * 255)];
  const out = new Uint8ClampedArray(source.length);
  for (let row = 0; row < height; row++) {
    const down = (row + 0.5) / (height / 2) - 1;
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 4;
      const [r, g, b] = [0, 1, 2].map((channel) => (curve ? curve[(source[at + channel] ?? 0) * 4 + channel] : source[at + channel]) ?? 0) as [number, number, number];
      const across = (column + 0.5) / (width / 2) - 1;
      const square = (across * across + down * down) / 2;
      const dim = 1 - vignette * square * square;
      for (let channel = 0; channel < 3; channel++) {
        const mixed = matrix ? (m[channel * 3] ?? 0) * r + (m[channel * 3 + 1] ?? 0) * g + (m[channel * 3 + 2] ?? 0) * b + (add[channel] ?? 0) : ([r, g, b][channel] ?? 0);
        out[at + channel] = mixed * dim;
      }
      out[at + 3] = source[at + 3] ?? 255;
    }
  }
  return { width, height, data: out };
}

function sharpened({ data, width, height }: Pixels, kernel: Float32Array, amount: number): Uint8ClampedArray {
  const radius = (kernel.length - 1) / 2;
  const luminance = new Float32Array(width * height);
  for (let i = 0; i < luminance.length; i++) luminance[i] = light[0] * (data[i * 4] ?? 0) + light[1] * (data[i * 4 + 1] ?? 0) + light[2] * (data[i * 4 + 2] ?? 0);
  const across = blurred(luminance, width, height, kernel, radius, 1, 0);
  const soft = blurred(across, width, height, kernel, radius, 0, 1);
  const out = new Uint8ClampedArray(data.length);
  for (let i = 0; i < luminance.length; i++) {
    const edge = ((luminance[i] ?? 0) - (soft[i] ?? 0)) * amount;
    for (let channel = 0; channel < 3; channel++) out[i * 4 + channel] = (data[i * 4 + channel] ?? 0) + edge;
    out[i * 4 + 3] = data[i * 4 + 3] ?? 255;
  }
  return out;
}

function blurred(from: Float32Array, width: number, height: number, kernel: Float32Array, radius: number, stepX: number, stepY: number): Float32Array {
  const to = new Float32Array(from.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const [px, py] = [Math.max(0, Math.min(width - 1, x + k * stepX)), Math.max(0, Math.min(height - 1, y + k * stepY))];
        sum += (kernel[k + radius] ?? 0) * (from[py * width + px] ?? 0);
      }
      to[y * width + x] = sum;
    }
  }
  return to;
}
