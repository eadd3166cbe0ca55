import type { Photo } from '../api/wire';
import { clock, longDate, shortDate, wallClock } from './format';

/** Make and model as people say them: "Apple iPhone 13 Pro", but not "Canon Canon EOS 450D". */
export function cameraOf(photo: Pick<Photo, 'camera'>): string {
  const { make, model } = photo.camera ?? {};
  if (!model) return make ?? '';
  // The maker's first word is enough: "NIKON CORPORATION" made the "NIKON D70".
  return !make || model.toLowerCase().startsWith((make.split(' ')[0] ?? '').toLowerCase()) ? model : `${make} ${model}`;
}

/** "Bergen, Norway"; empty where the place has no name. */
export function placeOf(photo: Pick<Photo, 'location'>): string {
  const place = photo.location?.place;
  return [place?.city ?? place?.region, place?.country].filter(Boolean).join(', ');
}

/** "21 November 2026, 15:20", by the clock where it was taken. */
export const takenOf = (photo: Pick<Photo, 'takenAt'>): string => `${longDate(wallClock(photo.takenAt))}, ${clock(wallClock(photo.takenAt))}`;

/** "21 Nov 2026" */
export const takenInShort = (photo: Pick<Photo, 'takenAt'>): string => `${shortDate(wallClock(photo.takenAt))} ${wallClock(photo.takenAt).getUTCFullYear()}`;
