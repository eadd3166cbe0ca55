import { project } from '../projection';

/** The outline of a piece of land, in the units of the map, with the box around it. */
export interface Ring {
  /** x and y by turns. */
  points: Float64Array;
  /** By point: 1 where the line to it is no coast and no border but the edge of a square, which is not drawn. */
  isCut: Uint8Array;
  west: number;
  east: number;
  north: number;
  south: number;
}

/** A country, or the part of it that lies in a square. */
export type Country = Ring[];

const unit = 1000;

/** Reads what scripts/world.mjs wrote. `box` is what the file was cut to: west, south, east, north. */
export function readRings(bytes: Uint8Array, box: [number, number, number, number]): Country[] {
  const [west, south, east, north] = box.map((edge) => Math.round(edge * unit)) as typeof box;
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  const step = (): number => {
    const value = number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  return Array.from({ length: number() }, (): Country => Array.from({ length: number() }, () => {
    const count = number();
    const ring: Ring = { points: new Float64Array(count * 2), isCut: new Uint8Array(count), west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    let [x, y, edgeX, edgeY] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      x += step();
      y += step();
      const [lastX, lastY] = [edgeX, edgeY];
      edgeX = x <= west ? 1 : x >= east ? 2 : 0;
      edgeY = y <= south ? 1 : y >= north ? 2 : 0;
      if (i > 0 && ((edgeX > 0 && edgeX === lastX) || (edgeY > 0 && edgeY === lastY))) ring.isCut[i] = 1;
      const point = project(x / unit, y / unit);
      ring.points[2 * i] = point.x;
      ring.points[2 * i + 1] = point.y;
      ring.west = Math.min(ring.west, point.x);
      ring.east = Math.max(ring.east, point.x);
      ring.north = Math.min(ring.north, point.y);
      ring.south = Math.max(ring.south, point.y);
    }
    return ring;
  }));
}
