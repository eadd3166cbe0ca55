import { worldPixels, type Size, type View } from '../projection';
import type { Country, Ring } from './rings';
import type { Label } from './labels';

export interface Colors {
  land: string;
  line: string;
  text: string;
}

/** Points nearer than this to the last are passed over. */
const leastPixels = 0.7;

interface Pen {
  canvas: CanvasRenderingContext2D;
  /** The screen's left and top in the units of the map, and how many pixels a unit is. */
  left: number;
  top: number;
  scale: number;
}

/** Draws land, coasts and borders. The sea is what is left of the canvas. */
export function paintLand(canvas: CanvasRenderingContext2D, view: View, size: Size, land: Country[][], colors: Colors): void {
  const scale = worldPixels(view.zoom);
  const left = view.x - size.width / 2 / scale;
  const right = left + size.width / scale;
  const top = view.y - size.height / 2 / scale;
  const bottom = top + size.height / scale;
  canvas.fillStyle = colors.land;
  canvas.strokeStyle = colors.line;
  canvas.lineWidth = 1;
  canvas.lineJoin = 'round';
  const countries = land.flat();
  // The world goes on to the east and to the west of itself.
  for (let turn = Math.floor(left); turn <= Math.floor(right); turn++) {
    const pen: Pen = { canvas, left: left - turn, top, scale };
    const isSeen = (ring: Ring) => ring.east >= left - turn && ring.west <= right - turn && ring.south >= top && ring.north <= bottom;
    const seen = countries.map((country) => country.filter(isSeen)).filter((country) => country.length > 0);
    for (const country of seen) {
      canvas.beginPath();
      for (const ring of country) trace(pen, ring, false);
      canvas.fill('evenodd');
    }
    canvas.beginPath();
    for (const country of seen) for (const ring of country) trace(pen, ring, true);
    canvas.stroke();
  }
}

function trace({ canvas, left, top, scale }: Pen, { points, isCut }: Ring, lines: boolean): void {
  const count = isCut.length;
  let [lastX, lastY] = [Infinity, Infinity];
  let isUp = true;
  for (let i = 0; i < count; i++) {
    const x = ((points[2 * i] as number) - left) * scale;
    const y = ((points[2 * i + 1] as number) - top) * scale;
    const cut = lines && isCut[i] === 1;
    if (i < count - 1 && !cut && Math.abs(x - lastX) < leastPixels && Math.abs(y - lastY) < leastPixels) continue;
    if (isUp || cut) canvas.moveTo(x, y);
    else canvas.lineTo(x, y);
    isUp = false;
    [lastX, lastY] = [x, y];
  }
  if (!lines) canvas.closePath();
}

/** Writes names, each with a rim in the colour of the land so that a coast does not cross it out. */
export function paintLabels(canvas: CanvasRenderingContext2D, labels: Label[], colors: Colors, font: string): void {
  canvas.textBaseline = 'middle';
  canvas.lineJoin = 'round';
  for (const { text, x, y, kind, align, hasDot } of labels) {
    canvas.font = `${kind === 'country' ? 500 : 450} ${kind === 'country' ? 12.5 : 12}px ${font}`;
    canvas.textAlign = align;
    if (hasDot) {
      canvas.fillStyle = colors.text;
      canvas.beginPath();
      canvas.arc(x - 6, y, 2, 0, 7);
      canvas.fill();
    }
    canvas.strokeStyle = colors.land;
    canvas.lineWidth = 3;
    canvas.strokeText(text, x, y);
    canvas.fillStyle = colors.text;
    canvas.fillText(text, x, y);
  }
}
