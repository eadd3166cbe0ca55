import type { Bounds, Cluster } from '../api/places';
import type { Rect } from './base/labels';
import { holds, project, toScreen, type Point, type Size, type View } from './projection';

/** A cluster and where its stamp is on the screen. */
export interface Stamp extends Point {
  cluster: Cluster;
  /** Few photos have a smaller stamp. */
  isSmall: boolean;
}

const half = 29;
const pill = 14; // the count hangs below
const small = 100;

/** The stamps that are seen, those with fewest photos first, so that the fullest lie on top. */
export function placeStamps(clusters: readonly Cluster[], view: View, size: Size): Stamp[] {
  const stamps: Stamp[] = [];
  for (const cluster of clusters) {
    const { x, y } = toScreen(view, size, project(cluster.lon, cluster.lat));
    if (x < -half || y < -half - pill || x > size.width + half || y > size.height + half) continue;
    stamps.push({ cluster, x, y, isSmall: cluster.count < small });
  }
  return stamps.toSorted((one, other) => one.cluster.count - other.cluster.count);
}

export const rectOf = ({ x, y, isSmall }: Stamp): Rect => {
  const side = isSmall ? half - 7 : half;
  return { left: x - side, right: x + side, top: y - side, bottom: y + side + pill };
};

/** The stamp at a place of the screen, the topmost of several. */
export const stampAt = (stamps: readonly Stamp[], at: Point): Stamp | null =>
  stamps.findLast((stamp) => {
    const { left, right, top, bottom } = rectOf(stamp);
    return at.x >= left && at.x <= right && at.y >= top && at.y <= bottom;
  }) ?? null;

/** Those whose middle lies in a rectangle of the screen. */
export const stampsIn = (stamps: readonly Stamp[], area: Rect): Stamp[] => stamps.filter(({ x, y }) => x >= area.left && x <= area.right && y >= area.top && y <= area.bottom);

/** Whether what a stamp stands for is what a box was chosen for: by the middle of its own box, which is in it to the last digit. */
export function isWithin({ bounds: { west, south, east, north } }: Cluster, chosen: Bounds): boolean {
  const middle = west <= east ? (west + east) / 2 : (west + east + 360) / 2;
  return holds(chosen, (south + north) / 2, middle > 180 ? middle - 360 : middle);
}

/** "9.2K": as much as there is room for. */
export function shortCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, count < 1000 ? {} : { notation: 'compact', maximumFractionDigits: count < 10_000 ? 1 : 0 }).format(count);
}
