import { describe, expect, it } from 'vitest';
import { project, settle, toScreen, type Size } from '../projection';
import { layOutLabels, meets, namesOf } from './labels';
import { tilesOf } from './Tiles';

const size: Size = { width: 900, height: 600 };
const view = settle({ ...project(10, 50), zoom: 6 }, size);
const wide = (text: string) => text.length * 7;
const towns = [{ name: 'Here', lat: 50, lon: 10, rank: 900 }, { name: 'Beside', lat: 50.01, lon: 10.05, rank: 50 }, { name: 'Far', lat: 52, lon: 14, rank: 20 }, { name: 'Away', lat: -30, lon: 100, rank: 9 }];

describe('names on the map', () => {
  it('never lie over one another, the larger town wins', () => {
    const labels = layOutLabels(namesOf(view, [], () => '', towns), view, size, wide);

    expect(labels.map(({ text }) => text)).toEqual(['Here', 'Far']);
  });

  it('stand beside the stamp that lies on their town, and under none', () => {
    const { x, y } = toScreen(view, size, project(10, 50));
    const stamp = { left: x - 29, right: x + 29, top: y - 29, bottom: y + 43 };
    const [here] = layOutLabels(namesOf(view, [], () => '', towns), view, size, wide, [stamp]);

    expect(here).toMatchObject({ text: 'Here', hasDot: false });
    expect(here!.x).toBeGreaterThan(stamp.right);
    expect(meets({ left: here!.x, right: here!.x + 30, top: here!.y - 8, bottom: here!.y + 8 }, stamp)).toBe(false);
  });

  it('countries give way to towns from near', () => {
    const countries: [string, number, number, number][] = [['DE', 10, 51, 5], ['LI', 9.5, 47.1, 0.1]];
    const at = (zoom: number) => namesOf(settle({ ...view, zoom }, size), countries, (code) => ({ DE: 'Germany', LI: 'Liechtenstein' })[code], towns).map(({ text }) => text);

    expect(at(4)).toEqual(['Germany']);
    expect(at(6)).toContain('Germany');
    expect(at(9)).toEqual(towns.map(({ name }) => name));
  });
});

describe('tiles', () => {
  const tiles = { url: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: '', maxZoom: 5 };

  it('cover the screen, and are not finer than there are', () => {
    const found = tilesOf(tiles, settle({ ...view, zoom: 7.4 }, size), size);

    expect(found.every(({ url }) => url.startsWith('https://tiles.example.org/5/'))).toBe(true);
    expect(Math.min(...found.map(({ left }) => left))).toBeLessThanOrEqual(0);
    expect(Math.max(...found.map(({ left, side }) => left + side))).toBeGreaterThanOrEqual(size.width);
    expect(Math.max(...found.map(({ top, side }) => top + side))).toBeGreaterThanOrEqual(size.height);
  });

  it('go round the world', () => {
    const urls = tilesOf(tiles, settle({ x: 0.001, y: 0.5, zoom: 3 }, size), size).map(({ url }) => url);

    expect(urls.some((url) => url.includes('/3/7/'))).toBe(true);
    expect(urls.every((url) => /\/3\/[0-7]\/[0-7]\.png$/.test(url))).toBe(true);
  });
});
