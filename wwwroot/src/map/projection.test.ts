import { describe, expect, it } from 'vitest';
import { askedFor, boundsOf, fit, holds, latOf, lonOf, panBy, project, settle, toScreen, toWorld, zoomBy, type Size, type View } from './projection';

const size: Size = { width: 1200, height: 800 };
const random = (seed: number) => () => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648);

function views(count: number): View[] {
  const next = random(7);
  return Array.from({ length: count }, () => settle({ x: next(), y: next(), zoom: next() * 18 }, size));
}

describe('the projection', () => {
  it('comes back from where it went', () => {
    const next = random(3);
    for (let i = 0; i < 500; i++) {
      const [lon, lat] = [next() * 360 - 180, next() * 170 - 85];
      const { x, y } = project(lon, lat);
      expect(lonOf(x)).toBeCloseTo(lon, 9);
      expect(latOf(y)).toBeCloseTo(lat, 9);
    }
  });

  it('puts poles on the edge, north up', () => {
    expect(project(0, 90).y).toBeCloseTo(0, 9);
    expect(project(0, -90).y).toBeCloseTo(1, 9);
    expect(project(0, 60).y).toBeLessThan(project(0, 50).y);
  });

  it('shows a point at the nearest of its places round the world', () => {
    const view = settle({ x: 0.99, y: 0.5, zoom: 4 }, size);
    const { x } = toScreen(view, size, project(-179, 0));

    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(size.width);
  });

  it('finds the point of the screen again', () => {
    for (const view of views(200)) {
      const at = { x: 321, y: 456 };
      const there = toScreen(view, size, toWorld(view, size, at));
      expect(there.x).toBeCloseTo(at.x, 4);
      expect(there.y).toBeCloseTo(at.y, 4);
    }
  });
});

describe('moving', () => {
  it('zooms into what is under the pointer', () => {
    for (const view of views(200).filter(({ zoom }) => zoom > 3 && zoom < 16)) {
      const at = { x: 300, y: 500 };
      const before = toWorld(view, size, at);
      const near = zoomBy(view, size, 1, at);
      const after = toScreen(near, size, before);
      expect(after.x).toBeCloseTo(at.x, 2);
      // Near a pole the map stops at its edge instead.
      if (near.y > 0.2 && near.y < 0.8) expect(after.y).toBeCloseTo(at.y, 2);
    }
  });

  it('never leaves the world, however far it is dragged', () => {
    for (const view of views(100)) {
      const far = panBy(view, size, 0, 1e7);
      expect(toWorld(far, size, { x: 0, y: 0 }).y).toBeGreaterThanOrEqual(-1e-9);
      expect(panBy(view, size, 123_456, 0).x).toBeGreaterThanOrEqual(0);
      expect(panBy(view, size, 123_456, 0).x).toBeLessThan(1);
    }
  });

  it('fits a box with room around it, also over the date line', () => {
    for (const box of [{ west: 5, south: 60, east: 6, north: 61 }, { west: 177, south: -19, east: -179, north: -16 }]) {
      const view = fit(box, size);
      for (const [lon, lat] of [[box.west, box.south], [box.east, box.north]] as const) {
        const { x, y } = toScreen(view, size, project(lon, lat));
        expect(x).toBeGreaterThanOrEqual(70);
        expect(x).toBeLessThanOrEqual(size.width - 70);
        expect(y).toBeGreaterThanOrEqual(70);
        expect(y).toBeLessThanOrEqual(size.height - 70);
      }
    }
  });

  it('does not come closer than is of use to a box that is a point', () => {
    expect(fit({ west: 5, south: 60, east: 5, north: 60 }, size).zoom).toBe(14);
  });
});

describe('boxes', () => {
  it('what is asked for holds all that is seen and is a box that the server takes', () => {
    for (const view of views(400)) {
      const asked = askedFor(view, size);
      const seen = boundsOf(view, size);
      expect(Math.max(Math.abs(asked.west), Math.abs(asked.east))).toBeLessThanOrEqual(180);
      expect(asked.south).toBeLessThanOrEqual(asked.north);
      for (const [x, y] of [[1, 1], [599, 400], [1199, 799]] as const) {
        const point = toWorld(view, size, { x, y });
        const lon = lonOf(point.x - Math.floor(point.x));
        expect(holds(asked, latOf(point.y), lon)).toBe(true);
        expect(holds(seen, latOf(point.y), lon)).toBe(true);
      }
    }
  });

  it('a small drag asks for the same box again', () => {
    const view = settle({ x: 0.5201, y: 0.3001, zoom: 9.3 }, size);
    const asked = new Set([0, 3, 6, 9, 12].map((dx) => JSON.stringify(askedFor(panBy(view, size, dx, 0), size))));

    expect(asked.size).toBeLessThanOrEqual(2);
  });
});
