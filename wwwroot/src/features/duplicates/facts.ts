import type { DuplicatePhoto } from '../../api/places';
import type { Photo } from '../../api/wire';
import { clock, longDate, size, wallClock } from '../../lib/format';
import { m } from '../../messages';

/** One line of what is told of each photo of a group. */
export interface Fact {
  label: string;
  /** By photo, in the group's order. */
  values: string[];
  /** Which of them speak for keeping the photo; none where all are alike. */
  better: boolean[];
}

const extension = (photo: Photo): string => (photo.filename.split('.').pop() ?? '').toUpperCase();

const placeOf = (photo: Photo): string => {
  const place = photo.location?.place;
  if (!photo.location) return m.duplicates.noPlace;
  return [place?.city ?? place?.region, place?.country].filter(Boolean).join(', ') || m.viewer.position(photo.location.lat.toFixed(3), photo.location.lon.toFixed(3));
};

/** What the photos of a group differ in, and in what one of them is better: more pixels, more bytes, more that is known of it. */
export function factsOf(photos: DuplicatePhoto[]): Fact[] {
  const days = new Set(photos.map(({ photo }) => photo.takenAt.slice(0, 10)));
  const fact = (label: string, value: (one: DuplicatePhoto) => string, worth: (one: DuplicatePhoto) => number): Fact => {
    const worths = photos.map(worth);
    const most = Math.max(...worths);
    const differ = worths.some((one) => one !== most);
    return { label, values: photos.map(value), better: worths.map((one) => differ && one === most) };
  };
  const when = ({ photo }: DuplicatePhoto) => {
    const date = wallClock(photo.takenAt);
    const time = `${clock(date)}:${String(date.getUTCSeconds()).padStart(2, '0')}`;
    return days.size > 1 ? `${longDate(date)}, ${time}` : time;
  };
  // A date that the camera wrote is worth more than one that somebody guessed.
  const isSure = ({ photo }: DuplicatePhoto) => (photo.takenAtSource.startsWith('exif') || photo.takenAtSource === 'user' || photo.takenAtSource === 'sidecar' ? 1 : 0);
  const facts = [
    fact(m.duplicates.size, ({ photo }) => (photo.width > 0 ? m.viewer.size(photo.width, photo.height) : '–'), ({ photo }) => photo.width * photo.height),
    fact(m.duplicates.file, ({ photo }) => `${size(photo.size)} ${extension(photo)}`, ({ photo }) => photo.size),
    fact(m.duplicates.taken, when, isSure),
    fact(m.duplicates.place, ({ photo }) => placeOf(photo), ({ photo }) => (photo.location ? 1 : 0)),
    fact(m.duplicates.albums, ({ albums }) => albums.map(({ name }) => name).join(', ') || m.duplicates.noAlbums, ({ albums }) => albums.length),
  ];
  const optional = [fact(m.duplicates.caption, ({ photo }) => photo.description ?? '–', ({ photo }) => (photo.description ? 1 : 0))];
  return [...facts, ...optional.filter(({ better }) => better.includes(true))];
}
