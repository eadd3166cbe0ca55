import type { Photo } from '../../api/wire';
import { m } from '../../messages';

/** A point on the earth, in degrees. */
export interface Spot {
  lat: number;
  lon: number;
}

/** The place of a photo as people say it; null when only coordinates, or nothing, are known. */
export function placeName(photo: Photo): string | null {
  const place = photo.location?.place;
  return place?.city ?? place?.region ?? place?.country ?? null;
}

export function placeDetail(photo: Photo): string | null {
  const place = photo.location?.place;
  return place ? [place.region, place.country].filter((part) => part && part !== placeName(photo)).join(', ') || null : null;
}

/** "60.39299° N, 5.32415° E" */
export const coordinates = (photo: Photo): string | null => (photo.location ? sayCoordinates(photo.location) : null);

export function sayCoordinates({ lat, lon }: Spot): string {
  return m.viewer.position(`${Math.abs(lat).toFixed(5)}° ${lat < 0 ? 'S' : 'N'}`, `${Math.abs(lon).toFixed(5)}° ${lon < 0 ? 'W' : 'E'}`);
}

/** Coordinates as people copy them from maps: "60.393, 5.324", "60,393; 5,324", "60.393° N 5.324° W"; null for anything else. */
export function readCoordinates(text: string): Spot | null {
  const match = /^\s*([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NS])?\s*(?:[;,]\s*|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([EWO])?\s*$/i.exec(text);
  if (!match) return null;
  const degrees = (number: string | undefined, side: string | undefined, negative: string) => Number(number?.replace(',', '.')) * (side?.toUpperCase() === negative ? -1 : 1);
  const spot = { lat: degrees(match[1], match[2], 'S'), lon: degrees(match[3], match[4], 'W') };
  return Math.abs(spot.lat) <= 90 && Math.abs(spot.lon) <= 180 ? spot : null;
}

/** The offset of a time: "+02:00"; of UTC "+00:00". */
export const offsetOf = (time: string): string => /[+-]\d\d:\d\d$/.exec(time)?.[0] ?? '+00:00';

/** The same offset with another wall clock; null when that is none. Milliseconds stay as long as the second does. */
export function withClock(time: string, clock: string): string | null {
  const match = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.exec(clock);
  if (!match) return null;
  const seconds = match[1] ? clock : `${clock}:00`;
  return time.startsWith(seconds) ? time : `${seconds}${offsetOf(time)}`;
}

/** "Canon PowerShot A20": the maker is not said twice. */
export function cameraName(photo: Photo): string | null {
  const { make, model } = photo.camera ?? {};
  if (!model) return make ?? null;
  return make && !model.toLowerCase().startsWith((make.split(' ')[0] ?? '').toLowerCase()) ? `${make} ${model}` : model;
}

/** The four cells of an exposure; only what is known. */
export function exposure(photo: Photo): [string, string][] {
  const { fNumber, exposure: time, iso, focalLength } = photo.camera ?? {};
  const cells: [string, string][] = [];
  if (fNumber) cells.push([`ƒ/${trim(fNumber)}`, m.viewer.aperture]);
  if (time) cells.push([typeof time === 'number' ? fraction(time) : time.replace(/\s*s(ec)?$/, ''), m.viewer.seconds]);
  if (iso) cells.push([String(iso), m.viewer.iso]);
  if (focalLength) cells.push([trim(focalLength), m.viewer.mm]);
  return cells;
}

const trim = (value: number): string => String(Math.round(value * 10) / 10);
const fraction = (seconds: number): string => (seconds >= 0.4 ? trim(seconds) : `1/${Math.round(1 / seconds)}`);
