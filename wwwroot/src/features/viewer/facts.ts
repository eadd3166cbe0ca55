import type { Photo } from '../../api/wire';
import { m } from '../../messages';

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
export function coordinates(photo: Photo): string | null {
  if (!photo.location) return null;
  const { lat, lon } = photo.location;
  return m.viewer.position(`${Math.abs(lat).toFixed(5)}° ${lat < 0 ? 'S' : 'N'}`, `${Math.abs(lon).toFixed(5)}° ${lon < 0 ? 'W' : 'E'}`);
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
