import type { Town } from '../../api/places';
import { project, toScreen, worldPixels, type Point, type Size, type View } from '../projection';

export interface Label extends Point {
  text: string;
  kind: 'country' | 'town';
  align: 'start' | 'center';
  /** Whether a dot before it says where the town is; it may be under a stamp, beside which its name stands. */
  hasDot: boolean;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Name {
  text: string;
  kind: Label['kind'];
  at: Point;
}

const lineHigh = 16;
const apart = 6; // pixels between two names

export const meets = (one: Rect, other: Rect): boolean => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** Names of countries where they are wide enough for them, and of towns from nearer on, the larger first. */
export function namesOf(view: View, countries: [string, number, number, number][], nameOf: (code: string) => string | undefined, towns: readonly Town[]): Name[] {
  const perDegree = worldPixels(view.zoom) / 360;
  const names: Name[] = [];
  if (view.zoom < 6.5) {
    for (const [code, lon, lat, width] of countries) {
      const text = nameOf(code);
      // About as wide as the country: a name twice as wide as there is room still says which one is meant.
      if (text && width * perDegree * 2.4 > text.length * 6) names.push({ text, kind: 'country', at: project(lon, lat) });
    }
  }
  if (view.zoom >= 4.5) for (const { name, lat, lon } of towns) names.push({ text: name, kind: 'town', at: project(lon, lat) });
  return names;
}

/** Those names that have room: none over another, none under what stands in the way; a town that lies under it has its name beside. Pure. */
export function layOutLabels(names: Name[], view: View, size: Size, widthOf: (text: string) => number, inTheWay: Rect[] = []): Label[] {
  const taken = [...inTheWay];
  const labels: Label[] = [];
  for (const { text, kind, at } of names) {
    const { x, y } = toScreen(view, size, at);
    if (x < -80 || y < -20 || x > size.width + 80 || y > size.height + 20) continue;
    const wide = widthOf(text);
    const over = kind === 'town' ? inTheWay.find((rect) => x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) : undefined;
    const start = over ? over.right + apart : kind === 'town' ? x + 6 : x - wide / 2;
    const hasDot = kind === 'town' && !over;
    const rect = { left: start - (over ? 0 : apart) - (hasDot ? 8 : 0), right: start + wide + apart, top: y - lineHigh / 2 - 2, bottom: y + lineHigh / 2 + 2 };
    if (taken.some((other) => meets(rect, other))) continue;
    taken.push(rect);
    labels.push({ text, kind, x: kind === 'town' ? start : x, y, align: kind === 'town' ? 'start' : 'center', hasDot });
  }
  return labels;
}
