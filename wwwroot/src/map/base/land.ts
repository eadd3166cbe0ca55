import world from 'virtual:world';
import type { Bounds } from '../../api/places';
import { readRings, type Country } from './rings';

type GradeName = 'coarse' | 'medium' | 'fine';
interface Piece {
  countries: Country[] | null;
  asked: boolean;
}

const pieces = new Map<string, Piece>();
const listeners = new Set<() => void>();

/** Calls back when more land has come. */
export function onLand(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** On a slow or dear connection the coasts stay as coarse as they are; a whole world is 36 KB. */
const isThrifty = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** The grade that suits a zoom. */
export const gradeFor = (zoom: number): GradeName => (zoom < 3 || isThrifty() ? 'coarse' : zoom < 5.6 ? 'medium' : 'fine');

/** The squares of a grade that a box touches, by the keys of their files. */
export function squaresIn(grade: { size: number; squares: Record<string, string> }, bounds: Bounds): string[] {
  const spans = bounds.west <= bounds.east ? [[bounds.west, bounds.east]] : [[bounds.west, 180], [-180, bounds.east]];
  return Object.keys(grade.squares).filter((key) => {
    const [west, south] = key.split(',').map(Number) as [number, number];
    return south <= bounds.north && south + grade.size >= bounds.south && spans.some(([from, to]) => west <= (to as number) && west + grade.size >= (from as number));
  });
}

/** The land of a box: as fine as suits the zoom where that is here already, else what is coarser; the rest is sent for. */
export function landIn(bounds: Bounds, zoom: number): Country[][] {
  const wanted = gradeFor(zoom);
  const grades: GradeName[] = wanted === 'fine' ? ['fine', 'medium', 'coarse'] : wanted === 'medium' ? ['medium', 'coarse'] : ['coarse'];
  for (const name of grades) {
    const here = squaresIn(world[name], bounds).map((key) => piece(name, key, name === wanted || name === 'coarse'));
    if (here.every((one) => one.countries)) return here.map((one) => one.countries as Country[]);
  }
  return [];
}

function piece(name: GradeName, key: string, ask: boolean): Piece {
  const grade = world[name];
  const path = grade.squares[key] as string;
  let known = pieces.get(path);
  if (!known) pieces.set(path, (known = { countries: null, asked: false }));
  if (ask && !known.asked) {
    known.asked = true;
    void fetchPiece(path, boxOf(key, grade.size)).then((countries) => {
      known.countries = countries;
      known.asked = countries !== null;
      if (countries) for (const listener of listeners) listener();
    });
  }
  return known;
}

function boxOf(key: string, size: number): [number, number, number, number] {
  const [west, south] = key.split(',').map(Number) as [number, number];
  return [Math.max(-180, west - world.overlap), Math.max(-90, south - world.overlap), Math.min(180, west + size + world.overlap), Math.min(90, south + size + world.overlap)];
}

/** Null where it did not come: the map stays coarse there, and asks again when it moves. */
async function fetchPiece(path: string, box: [number, number, number, number]): Promise<Country[] | null> {
  try {
    const response = await fetch(path);
    return response.ok ? readRings(new Uint8Array(await response.arrayBuffer()), box) : null;
  } catch {
    return null;
  }
}
