import { Activity, Archive, BookImage, Compass, CopyCheck, Heart, Images, LayoutGrid, Map as MapIcon, Search, Settings, Trash2, UsersRound, type LucideIcon } from 'lucide-react';
import { m } from '../messages';

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** Whether a place is the present one: an album belongs to Albums, a town to Explore. */
export const isAt = (path: string, href: string): boolean => path === href || (href !== '/' && href !== '/admin' && path.startsWith(`${href}/`)) || (href === '/explore' && /^\/places(\/|$)/.test(path));

/** Where one can go. Only what exists is here. */
export function places(admin: boolean) {
  const photos: Place = { href: '/', label: m.nav.photos, icon: Images };
  const albums: Place = { href: '/albums', label: m.nav.albums, icon: BookImage };
  const explore: Place = { href: '/explore', label: m.explore.title, icon: Compass };
  const map: Place = { href: '/map', label: m.map.title, icon: MapIcon };
  const duplicates: Place = { href: '/duplicates', label: m.duplicates.title, icon: CopyCheck };
  const search: Place = { href: '/search', label: m.search.title, icon: Search };
  const favorites: Place = { href: '/favorites', label: m.nav.favorites, icon: Heart };
  const archive: Place = { href: '/archive', label: m.nav.archive, icon: Archive };
  const trash: Place = { href: '/trash', label: m.nav.trash, icon: Trash2 };
  const health: Place = { href: '/admin', label: m.nav.health, icon: Activity };
  const users: Place = { href: '/admin/users', label: m.nav.users, icon: UsersRound };
  const settings: Place = { href: '/settings', label: m.nav.settings, icon: Settings };
  const library: Place = { href: '/library', label: m.nav.library, icon: LayoutGrid };
  return {
    main: [photos, search, explore, albums, map],
    library: [favorites, archive, duplicates, trash],
    /** What the tab bar of a phone has no room for. */
    more: [explore, map],
    server: admin ? [users, health] : [],
    settings,
    tabs: [photos, search, albums, library],
    /** Whether a page is reached by way of the library, where there is no side nav. */
    isInLibrary: (path: string) => [explore, map, favorites, archive, duplicates, trash, users, health, settings].some(({ href }) => isAt(path, href)),
  };
}
