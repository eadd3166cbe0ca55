import { describe, expect, it } from 'vitest';
import type { Cluster } from '../api/places';
import { project, settle, type Size } from './projection';
import { isWithin, placeStamps, rectOf, shortCount, stampAt, stampsIn } from './placing';

const size: Size = { width: 1000, height: 700 };
const cluster = (id: string, lat: number, lon: number, count: number): Cluster => ({
  count, lat, lon, near: null, bounds: { west: lon, east: lon, south: lat, north: lat },
  cover: { id, number: count, ratio: 1, urls: { thumb150: '', thumb400: '', thumb800: '' } },
});
const view = settle({ ...project(10, 50), zoom: 5 }, size);
const stamps = placeStamps([cluster('here', 50, 10, 900), cluster('near', 50, 10.9, 3), cluster('away', -40, 170, 7)], view, size);

describe('stamps', () => {
  it('are those on the screen, the fullest on top', () => {
    expect(stamps.map(({ cluster: { cover } }) => cover.id)).toEqual(['near', 'here']);
    expect(stamps.map(({ isSmall }) => isSmall)).toEqual([true, false]);
  });

  it('are hit on their face and on their count, the topmost of two', () => {
    const here = stamps[1]!;
    expect(stampAt(stamps, { x: here.x + 28, y: here.y })?.cluster.cover.id).toBe('here');
    expect(stampAt(stamps, { x: here.x, y: here.y + 40 })?.cluster.cover.id).toBe('here');
    expect(stampAt(stamps, { x: here.x, y: here.y - 60 })).toBeNull();
    expect(rectOf(stamps[0]!).left).toBeLessThan(rectOf(here).right);
    expect(stampAt(stamps, { x: here.x + 24, y: here.y })?.cluster.cover.id).toBe('here');
  });

  it('are in an area by their middle', () => {
    const [near, here] = stamps as [typeof stamps[0], typeof stamps[0]];
    expect(stampsIn(stamps, { left: here!.x - 5, right: here!.x + 5, top: here!.y - 5, bottom: here!.y + 5 })).toEqual([here]);
    expect(stampsIn(stamps, { left: 0, right: 1000, top: 0, bottom: 700 })).toEqual([near, here]);
  });

  it('are the chosen ones when their own box was chosen, be it a point or over the date line', () => {
    const box = { west: 5.3243333, east: 5.3243335, south: 60.3949999, north: 60.3950001 };
    const over = { west: 179.5, east: -179.9, south: -18, north: -17 };
    const stamp = (bounds: typeof box) => ({ ...cluster('x', 60.395, 5.324334, 7), bounds });

    expect(isWithin(stamp(box), box)).toBe(true);
    expect(isWithin(stamp(over), over)).toBe(true);
    expect(isWithin(stamp(over), box)).toBe(false);
  });

  it('say their number in as much as there is room for', () => {
    expect([3, 999, 9_240, 38_400].map((count) => shortCount(count, 'en-GB').toLowerCase())).toEqual(['3', '999', '9.2k', '38k']);
  });
});
