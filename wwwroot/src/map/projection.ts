import type { Bounds } from '../api/places';

/** A point of the web's map: the world is 1 wide and 1 high, x from the date line eastwards, y from the north down. */
export interface Point {
  x: number;
  y: number;
}

/** What a map shows: what is in its middle, and how near; at zoom 0 the world is 256 pixels wide. */
export interface View extends Point {
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export const minZoom = 0.5;
export const maxZoom = 18;
export const maxLat = 85.0511287798066;

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
const wrap = (x: number) => x - Math.floor(x);

export const worldPixels = (zoom: number): number => 256 * 2 ** zoom;

export function project(lon: number, lat: number): Point {
  const sine = Math.sin((clamp(lat, -maxLat, maxLat) * Math.PI) / 180);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export const lonOf = (x: number): number => x * 360 - 180;
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Where a point is on the screen: of its copies round the world the one nearest to the middle. */
export function toScreen(view: View, size: Size, point: Point): Point {
  const scale = worldPixels(view.zoom);
  const away = wrap(point.x - view.x + 0.5) - 0.5;
  return { x: size.width / 2 + away * scale, y: size.height / 2 + (point.y - view.y) * scale };
}

/** What is at a place of the screen; x may be beyond 0…1 where the world is seen twice. */
export function toWorld(view: View, size: Size, at: Point): Point {
  const scale = worldPixels(view.zoom);
  return { x: view.x + (at.x - size.width / 2) / scale, y: view.y + (at.y - size.height / 2) / scale };
}

/** The same view within what can be shown: no nearer or farther than is of use, and never beyond the poles. */
export function settle(view: View, size: Size): View {
  // The world is at least as high as the map.
  const least = Math.max(minZoom, Math.log2(size.height / 256));
  const zoom = clamp(view.zoom, least, maxZoom);
  const half = size.height / 2 / worldPixels(zoom);
  return { x: wrap(view.x), y: half >= 0.5 ? 0.5 : clamp(view.y, half, 1 - half), zoom };
}

export const panBy = (view: View, size: Size, dx: number, dy: number): View => {
  const scale = worldPixels(view.zoom);
  return settle({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }, size);
};

/** Nearer or farther; what is at a place of the screen stays there. */
export function zoomBy(view: View, size: Size, by: number, at: Point = { x: size.width / 2, y: size.height / 2 }): View {
  const fixed = toWorld(view, size, at);
  const { zoom } = settle({ ...view, zoom: view.zoom + by }, size);
  const scale = worldPixels(zoom);
  return settle({ x: fixed.x - (at.x - size.width / 2) / scale, y: fixed.y - (at.y - size.height / 2) / scale, zoom }, size);
}

/** The nearest view that shows all of a box, with room around it. `nearest` is for boxes that are a point. */
export function fit(bounds: Bounds, size: Size, room = 72, nearest = 14): View {
  const [from, to] = [project(bounds.west, bounds.north), project(bounds.east, bounds.south)];
  const width = bounds.west <= bounds.east ? to.x - from.x : to.x + 1 - from.x;
  const height = to.y - from.y;
  const across = (pixels: number, part: number) => (part > 0 ? Math.log2(Math.max(1, pixels - 2 * room) / (256 * part)) : Infinity);
  const zoom = Math.min(across(size.width, width), across(size.height, height), nearest);
  return settle({ x: from.x + width / 2, y: from.y + height / 2, zoom }, size);
}

/** The box of a part of the screen. */
export function boundsOf(view: View, size: Size, from: Point = { x: 0, y: 0 }, to: Point = { x: size.width, y: size.height }): Bounds {
  const [a, b] = [toWorld(view, size, { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) }), toWorld(view, size, { x: Math.max(from.x, to.x), y: Math.max(from.y, to.y) })];
  return boundsFrom(a.x, a.y, b.x, b.y);
}

function boundsFrom(west: number, north: number, east: number, south: number): Bounds {
  const whole = east - west >= 1;
  return {
    west: whole ? -180 : lonOf(wrap(west)),
    east: whole ? 180 : lonOf(wrap(east) || 1),
    // The edge of the map is the pole: what lies beyond is drawn on it.
    north: north <= 0 ? 90 : latOf(north),
    south: south >= 1 ? -90 : latOf(south),
  };
}

/**
 * The box to ask stamps for: what is seen and some room around it, on the lines of a net, so that a map that is dragged asks
 * seldom and asks for the same boxes again.
 */
export function askedFor(view: View, size: Size): Bounds {
  const net = 2 ** Math.max(0, Math.floor(view.zoom));
  const [from, to] = [toWorld(view, size, { x: -40, y: -40 }), toWorld(view, size, { x: size.width + 40, y: size.height + 60 })];
  const line = (value: number, round: (value: number) => number) => round(value * net) / net;
  return boundsFrom(line(from.x, Math.floor), Math.max(0, line(from.y, Math.floor)), line(to.x, Math.ceil), Math.min(1, line(to.y, Math.ceil)));
}

/** Whether a point lies in a box; edges are in. */
export function holds(bounds: Bounds, lat: number, lon: number): boolean {
  if (lat < bounds.south || lat > bounds.north) return false;
  return bounds.west <= bounds.east ? lon >= bounds.west && lon <= bounds.east : lon >= bounds.west || lon <= bounds.east;
}
