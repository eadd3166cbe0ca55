import type { Filter, Plan } from './plan';

/** The colours of edits, with the constants of docs/api/edits.md; the server's are in PhotoGrid.Core/Imaging/Edits. */

const red = 0.2126;
const green = 0.7152;
const blue = 0.0722;
export const light: readonly [number, number, number] = [red, green, blue];
export const mostVignette = 0.7;
export const mostSharpness = 1.5;

const warmthStops = 0.4;
const bump = (0.14 * 27) / 4;

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encode = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** What each of 256 values of red, green and blue becomes, 0 to 255, four numbers a value; null where nothing would change. */
export function toneCurve({ warmth, brightness, contrast, highlights, shadows }: Plan['adjust']): Float32Array | null {
  if (warmth === 0 && brightness === 0 && contrast === 0 && highlights === 0 && shadows === 0) return null;
  const warm = 2 ** ((warmthStops * warmth) / 100);
  const all = red * warm + green + blue / warm;
  const gains = [warm / all, 1 / all, 1 / (warm * all)];
  const power = 2 ** (-brightness / 100);
  const curve = (value: number): number => {
    let v = value ** power;
    v += (contrast / 100) * (2 * v - 1) * v * (1 - v);
    v += ((bump * highlights) / 100) * v * v * (1 - v);
    v += ((bump * shadows) / 100) * v * (1 - v) * (1 - v);
    return Math.max(0, Math.min(1, v));
  };
  const table = new Float32Array(256 * 4);
  for (let value = 0; value < 256; value++) {
    gains.forEach((gain, channel) => {
      const tone = value / 255;
      table[value * 4 + channel] = 255 * curve(warmth === 0 ? tone : encode(Math.min(1, linear(tone) * gain)));
    });
  }
  return table;
}

export interface ColorMatrix {
  /** Nine, row by row. */
  factors: readonly number[];
  /** Added to red, green and blue, 0 to 1. */
  offsets: readonly number[];
}

const grey = [red, green, blue, red, green, blue, red, green, blue];
const saturate = (amount: number): number[] => grey.map((part, i) => (1 - amount) * part + (i % 4 === 0 ? amount : 0));
const times = (factors: number[], by: number): number[] => factors.map((factor) => factor * by);

const matrices: Record<Filter, ColorMatrix> = {
  vivid: { factors: times(saturate(1.35), 1.08), offsets: [-0.04, -0.04, -0.04] },
  warm: { factors: [1.05, 0, 0, 0, 1, 0, 0, 0, 0.88], offsets: [0.015, 0.005, 0] },
  cool: { factors: [0.9, 0, 0, 0, 1, 0, 0, 0, 1.05], offsets: [0, 0.005, 0.015] },
  fade: { factors: times(saturate(0.75), 0.84), offsets: [0.09, 0.09, 0.09] },
  mono: { factors: grey, offsets: [0, 0, 0] },
  noir: { factors: times(grey, 1.35), offsets: [-0.175, -0.175, -0.175] },
  sepia: { factors: [0.393, 0.769, 0.189, 0.349, 0.686, 0.168, 0.272, 0.534, 0.131], offsets: [0, 0, 0] },
};

/** Saturation, then the filter, as one map; null where nothing would change. */
export function colorMatrix({ adjust, filter }: Pick<Plan, 'adjust' | 'filter'>): ColorMatrix | null {
  const amount = 1 + adjust.saturation / 100;
  if (!filter) return amount === 1 ? null : { factors: saturate(amount), offsets: [0, 0, 0] };
  const matrix = matrices[filter];
  if (amount === 1) return matrix;
  const [a, b] = [matrix.factors, saturate(amount)];
  const at = (list: readonly number[], row: number, column: number): number => list[row * 3 + column] ?? 0;
  const product = b.map((_, i) => {
    const [row, column] = [Math.floor(i / 3), i % 3];
    return at(a, row, 0) * at(b, 0, column) + at(a, row, 1) * at(b, 1, column) + at(a, row, 2) * at(b, 2, column);
  });
  return { factors: product, offsets: matrix.offsets };
}

/** A Gauss bell along one line, its weights together 1; null where a picture is too small to be sharpened. */
export function sharpKernel(width: number, height: number): Float32Array | null {
  const sigma = Math.max(width, height) / 1600;
  if (sigma < 0.25) return null;
  const radius = Math.ceil(sigma * 2.5);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return Float32Array.from(weights, (weight) => weight / sum);
}
