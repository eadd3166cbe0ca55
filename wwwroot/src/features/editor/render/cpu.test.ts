import { expect, test } from 'vitest';
import { previewSize, sizeAfter } from '../frame';
import { nothing, untouched, type Plan } from '../plan';
import { colored, shaped, type Pixels } from './cpu';

/** docs/api/edits.md as arithmetic, a pixel at a time. */
function formula({ adjust, filter }: Plan, color: number[], x: number, y: number, { width, height }: Pixels): number[] {
  let tones = color.map((value) => value / 255);
  const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const encode = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
  if (adjust.warmth) {
    const warm = 2 ** ((0.4 * adjust.warmth) / 100);
    const all = 0.2126 * warm + 0.7152 + 0.0722 / warm;
    tones = tones.map((v, i) => encode(Math.min(1, linear(v) * ([warm, 1, 1 / warm][i]! / all))));
  }
  tones = tones.map((v) => {
    v = v ** (2 ** (-adjust.brightness / 100));
    v += (adjust.contrast / 100) * (2 * v - 1) * v * (1 - v);
    v += ((0.945 * adjust.highlights) / 100) * v * v * (1 - v);
    v += ((0.945 * adjust.shadows) / 100) * v * (1 - v) * (1 - v);
    return Math.max(0, Math.min(1, v));
  });
  const mix = (list: number[], amount: number) => {
    const grey = 0.2126 * list[0]! + 0.7152 * list[1]! + 0.0722 * list[2]!;
    return list.map((v) => grey + amount * (v - grey));
  };
  tones = mix(tones, 1 + adjust.saturation / 100);
  if (filter === 'noir') tones = mix(tones, 0).map((v) => 1.35 * v - 0.175);
  if (filter === 'fade') tones = mix(tones, 0.75).map((v) => 0.84 * v + 0.09);
  const [across, down] = [(x + 0.5) / (width / 2) - 1, (y + 0.5) / (height / 2) - 1];
  const dim = 1 - (0.7 * adjust.vignette * ((across ** 2 + down ** 2) / 2) ** 2) / 100;
  return tones.map((v) => Math.max(0, Math.min(255, v * dim * 255)));
}

function painted(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([(i * 7) % 256, (i * 13) % 256, (i * 29) % 256, 255], i * 4);
  return { width, height, data };
}

test.each<[string, Partial<Plan>]>([
  ['nothing', {}],
  ['tones', { adjust: { ...untouched, brightness: 40, contrast: -30, highlights: 70, shadows: -20 } }],
  ['warmth and saturation', { adjust: { ...untouched, warmth: -60, saturation: 45 } }],
  ['a filter with sliders and a vignette', { filter: 'noir', adjust: { ...untouched, brightness: 10, vignette: 80 } }],
  ['another', { filter: 'fade', adjust: { ...untouched, warmth: 20, saturation: -50 } }],
])('The colours of %s are those of the page', (_, part) => {
  const plan = { ...nothing, ...part };
  const picture = painted(97, 61);

  const { data } = colored(picture, plan);

  for (let i = 0; i < 97 * 61; i++) {
    const expected = formula(plan, [...picture.data.slice(i * 4, i * 4 + 3)], i % 97, Math.floor(i / 97), picture);
    for (let channel = 0; channel < 3; channel++) expect(Math.abs(data[i * 4 + channel]! - expected[channel]!)).toBeLessThanOrEqual(0.51);
    expect(data[i * 4 + 3]).toBe(255);
  }
});

test('A crop that is turned and mirrored has the very pixels', () => {
  const picture = painted(40, 20);
  const plan: Plan = { ...nothing, crop: { x: 0.25, y: 0.5, width: 0.5, height: 0.5 }, turns: 1, mirrored: true };

  const out = shaped(picture, plan, previewSize(plan, picture, picture));

  expect({ width: out.width, height: out.height }).toEqual(sizeAfter(plan, picture));
  const at = ({ data, width }: Pixels, x: number, y: number) => [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 4)];
  for (let y = 0; y < 20; y++) {
    for (let x = 0; x < 10; x++) expect(at(out, x, y)).toEqual(at(picture, 10 + y, 10 + x));
  }
});

test('Straightened, what is even stays even and the middle stays', () => {
  const picture: Pixels = { width: 200, height: 100, data: new Uint8ClampedArray(200 * 100 * 4).fill(77) };
  picture.data.set([255, 0, 0, 77, 255, 0, 0, 77, 255, 0, 0, 77], (49 * 200 + 98) * 4);
  const plan: Plan = { ...nothing, straighten: 12 };
  const target = previewSize(plan, picture, picture);

  const out = shaped(picture, plan, target);

  expect([out.data[0], out.data[1], out.data[2]]).toEqual([77, 77, 77]);
  const reds = Array.from({ length: out.width * out.height }, (_, i) => (out.data[i * 4]! > 150 ? i : -1)).filter((i) => i >= 0);
  expect(reds.length).toBeGreaterThan(0);
  for (const i of reds) expect(Math.hypot((i % out.width) - out.width / 2, Math.floor(i / out.width) - out.height / 2)).toBeLessThan(4);
});

test('Sharpness leaves what is even and makes an edge steeper', () => {
  const picture: Pixels = { width: 1_600, height: 3, data: new Uint8ClampedArray(1_600 * 3 * 4) };
  for (let i = 0; i < 1_600 * 3; i++) picture.data.fill(i % 1_600 < 800 ? 90 : 160, i * 4, i * 4 + 4);

  const { data } = colored(picture, { ...nothing, adjust: { ...untouched, sharpness: 100 } });

  expect([data[400 * 4], data[1_200 * 4]]).toEqual([90, 160]);
  expect(data[799 * 4]!).toBeLessThan(75);
  expect(data[800 * 4]!).toBeGreaterThan(175);
});
