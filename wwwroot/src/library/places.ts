import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, page } from '../api/client';
import type { Bounds, Clusters, Explored, MapFacts, PlaceCount, PlaceCounts, Town } from '../api/places';

/** A place by its names, as the address of its page has them; "-" is none. */
export interface PlacePath {
  country: string;
  region?: string | undefined;
  city?: string | undefined;
}

export type PlaceLevel = 'country' | 'region' | 'city';

const none = '-';

/** The reader's own date, which is what "this day" means: "2026-11-28". */
export function today(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const exploreQuery = (date: string) =>
  queryOptions({ queryKey: ['explore', date], queryFn: ({ signal }) => api<Explored>(`/explore?date=${date}`, { signal }), staleTime: 5_000 });

/** Places of a level, those with most photos first. `query` narrows: "country=NO". */
export const placesQuery = (level: PlaceLevel, query = '', limit = 1000) =>
  queryOptions({
    queryKey: ['explore', 'places', level, query, limit],
    queryFn: ({ signal }) => page<PlaceCounts>(`/explore/places?level=${level}&limit=${limit}${query ? `&${query}` : ''}`, { signal }),
    staleTime: 5_000,
  });

export const mapQuery = queryOptions({ queryKey: ['map-facts'], queryFn: () => api<MapFacts>('/map'), staleTime: Infinity });

/** The stamps of a part of the map; while it moves, those of before stay. */
export const clustersQuery = (box: string, zoom: number, filter: string) =>
  queryOptions({
    queryKey: ['map', box, zoom, filter],
    queryFn: ({ signal }) => page<Clusters>(`/map/clusters?bbox=${box}&zoom=${zoom}${filter ? `&${filter}` : ''}`, { signal }),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });

export const townsQuery = (box: string, limit: number) =>
  queryOptions({
    queryKey: ['towns', box, limit],
    queryFn: async ({ signal }) => (await api<{ towns: Town[] }>(`/map/towns?bbox=${box}&limit=${limit}`, { signal })).towns,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** The query that lists a place's photos. */
export function queryOfPlace({ country, region, city }: PlacePath): string {
  const part = (name: string, value: string | undefined) => (value === undefined ? '' : `&${name}=${encodeURIComponent(value)}`);
  return `country=${encodeURIComponent(country)}${part('region', region)}${part('city', city)}`;
}

/** The address of a place's page. */
export function pathOfPlace({ country, region, city }: PlacePath): string {
  return ['/places', country, region, city].filter((part) => part !== undefined).map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join('/');
}

/** The place of an address, whose parts are as the browser shows them: a slash in a name is still encoded. */
export function readPlace(parts: Record<string, string | undefined>): PlacePath {
  const name = (part: string | undefined) => part?.replaceAll(/%2f/gi, '/').replaceAll(/%3f/gi, '?').replaceAll(/%23/g, '#');
  return { country: parts.country ?? '', region: name(parts.region), city: name(parts.city) };
}

/** The page of a counted place, at its level. */
export const pathOfCount = (place: PlaceCount, level: PlaceLevel): string =>
  pathOfPlace({ country: place.countryCode ?? none, region: level === 'country' ? undefined : place.region ?? none, city: level === 'city' ? place.city ?? none : undefined });

/** "5.1,60.2,5.6,60.5": as the server takes it. */
export const boxText = ({ west, south, east, north }: Bounds): string => [west, south, east, north].map((edge) => String(Math.round(edge * 1e7) / 1e7)).join(',');

/** The box of an address; null when it is none. */
export function readBox(text: string | null): Bounds | null {
  const edges = (text ?? '').split(',').map(Number);
  const [west, south, east, north] = edges as [number, number, number, number];
  if (edges.length !== 4 || !edges.every(Number.isFinite) || south > north || Math.max(Math.abs(west), Math.abs(east)) > 180 || Math.max(Math.abs(south), Math.abs(north)) > 90) return null;
  return { west, south, east, north };
}
