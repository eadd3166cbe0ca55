import type { Album } from '../../api/wire';
import { daySpan, monthSpan } from '../../lib/format';
import { locale } from '../../messages';

export const sorts = ['changed', 'name', 'taken', 'size'] as const;
export type Sort = (typeof sorts)[number];

/** Albums as one wants to look through them; the server's order is the last changed first. */
export function sorted(albums: Album[], sort: Sort): Album[] {
  const names = new Intl.Collator(locale(), { numeric: true, sensitivity: 'base' });
  switch (sort) {
    case 'changed': return albums;
    case 'name': return albums.toSorted((a, b) => names.compare(a.name, b.name));
    case 'taken': return albums.toSorted((a, b) => names.compare(b.takenTo ?? '', a.takenTo ?? ''));
    case 'size': return albums.toSorted((a, b) => b.photoCount - a.photoCount);
  }
}

const span = (album: Album, say: (from: Date, to: Date) => string): string | null =>
  album.takenFrom && album.takenTo ? say(new Date(`${album.takenFrom}T00:00:00Z`), new Date(`${album.takenTo}T00:00:00Z`)) : null;

/** When its photos were taken, for a card. */
export const monthsOf = (album: Album): string | null => span(album, monthSpan);

/** When its photos were taken, to the day. */
export const daysOf = (album: Album): string | null => span(album, daySpan);
