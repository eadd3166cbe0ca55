import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorld } from '../../../scripts/world.mjs';
import { lonOf, latOf, project } from '../projection';
import { readRings, type Country } from './rings';

interface Grade { size: number; squares: Record<string, string> }
let files: Map<string, Uint8Array>;
let facts: { coarse: Grade; medium: Grade; fine: Grade; overlap: number; countries: [string, number, number, number][] };

beforeAll(() => {
  const made = makeWorld();
  files = made.files;
  facts = made.facts as typeof facts;
}, 240_000);

const read = (grade: Grade, key: string): Country[] => {
  const [west, south] = key.split(',').map(Number) as [number, number];
  const box: [number, number, number, number] = [Math.max(-180, west - facts.overlap), Math.max(-90, south - facts.overlap), Math.min(180, west + grade.size + facts.overlap), Math.min(90, south + grade.size + facts.overlap)];
  return readRings(files.get((grade.squares[key] as string).slice(1)) as Uint8Array, grade.size === 360 ? [-180, -90, 180, 90] : box);
};

/** Whether a place is on land, by the rule that canvases fill by. */
function isLand(land: Country[], lon: number, lat: number): boolean {
  const { x, y } = project(lon, lat);
  return land.some((country) => country.reduce((is, { points, isCut }) => {
    for (let i = 0, j = isCut.length - 1; i < isCut.length; j = i++) {
      const [ax, ay, bx, by] = [points[2 * i], points[2 * i + 1], points[2 * j], points[2 * j + 1]] as [number, number, number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) is = !is;
    }
    return is;
  }, false));
}

const onLand: [string, number, number][] = [['Bergen', 5.6, 60.5], ['Berlin', 13.4, 52.5], ['Nairobi', 36.8, -1.3], ['Sydney', 150.6, -33.8], ['Chukotka, over the date line', -175, 66.5], ['Siberia', 170, 67], ['Antarctica', 60, -80], ['Denver', -105, 39.7]];
const atSea: [string, number, number][] = [['Atlantic', -30, 40], ['Pacific', -150, 0], ['North Sea', 3, 57], ['Indian Ocean', 80, -30], ['Arctic', 0, 86], ['off Fiji', 176, -25]];

describe('the world', () => {
  it.each(['coarse', 'medium', 'fine'] as const)('has its land where it is: %s', (name) => {
    const grade = facts[name];
    const squareOf = (lon: number, lat: number) => `${Math.floor((lon + 180) / grade.size) * grade.size - 180},${Math.floor((lat + 90) / grade.size) * grade.size - 90}`;
    for (const [place, lon, lat] of onLand) expect(isLand(read(grade, squareOf(lon, lat)), lon, lat), place).toBe(true);
    for (const [place, lon, lat] of atSea) expect(grade.squares[squareOf(lon, lat)] !== undefined && isLand(read(grade, squareOf(lon, lat)), lon, lat), place).toBe(false);
  });

  it('draws no line along the edge of a square or over the whole map', () => {
    for (const key of ['-180,-90', ...Object.keys(facts.medium.squares).slice(0, 12)]) {
      for (const ring of read(key === '-180,-90' ? facts.coarse : facts.medium, key).flat()) {
        for (let i = 1; i < ring.isCut.length; i++) {
          if (ring.isCut[i]) continue;
          const dx = Math.abs((ring.points[2 * i] as number) - (ring.points[2 * i - 2] as number));
          expect(dx, `${key}: ${lonOf(ring.points[2 * i] as number)}, ${latOf(ring.points[2 * i + 1] as number)}`).toBeLessThan(0.12);
        }
      }
    }
  });

  it('names every country that has room for a name, by its two letters', () => {
    expect(facts.countries.length).toBeGreaterThan(200);
    for (const [code] of facts.countries) expect(code).toMatch(/^[A-Z]{2}$/);
    const land = read(facts.coarse, '-180,-90');
    for (const code of ['RU', 'US', 'BR', 'NO', 'DE', 'AU', 'CN']) {
      const [, lon, lat] = facts.countries.find(([other]) => other === code) as [string, number, number, number];
      expect(isLand(land, lon, lat), code).toBe(true);
    }
  });

  it('is small: what a first look needs, and what a town does', () => {
    const size = (path: string) => (files.get(path.slice(1)) as Uint8Array).length;
    expect(size(Object.values(facts.coarse.squares)[0] as string)).toBeLessThan(60_000);
    expect(Math.max(...Object.values(facts.fine.squares).map(size))).toBeLessThan(160_000);
    expect([...files.values()].reduce((sum, { length }) => sum + length, 0)).toBeLessThan(2_000_000);
  });
});
