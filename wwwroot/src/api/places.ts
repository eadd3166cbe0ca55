import type { Photo } from './wire';

/** The JSON of the map, of places and of duplicates (docs/api). */

export interface Print {
  id: string;
  number: number;
  /** Width over height. */
  ratio: number;
  urls: { thumb150: string; thumb400: string; thumb800: string };
}

/** Degrees; west is greater than east where the date line lies between. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface PlaceNames {
  city: string | null;
  region: string | null;
  country: string | null;
  countryCode: string | null;
}

export interface Cluster {
  count: number;
  lat: number;
  lon: number;
  bounds: Bounds;
  cover: Print;
  near: PlaceNames | null;
}

export interface Clusters {
  zoom: number;
  clusters: Cluster[];
}

export interface PlaceCount extends PlaceNames {
  count: number;
  /** Places of the next finer level in it. */
  parts: number;
  cover: Print;
  bounds: Bounds;
  /** Days: "2026-10-19". */
  takenFrom: string;
  takenTo: string;
}

export interface PlaceCounts {
  places: PlaceCount[];
  photos: number;
  takenFrom: string | null;
  takenTo: string | null;
}

export interface Explored {
  places: PlaceCount[];
  onThisDay: { day: string; count: number; photos: Print[] }[];
  recent: Print[];
}

export interface MapFacts {
  tiles: { url: string; attribution: string; maxZoom: number } | null;
  towns: boolean;
}

export interface Town {
  name: string;
  lat: number;
  lon: number;
  /** About how many thousand people live there. */
  rank: number;
}

export interface DuplicatePhoto {
  photo: Photo;
  distance: number;
  albums: { id: string; name: string }[];
}

export interface DuplicateGroup {
  id: string;
  reason: 'exact' | 'similar';
  keep: string;
  photos: DuplicatePhoto[];
  reclaimableBytes: number;
}

export interface DuplicatePage {
  groups: DuplicateGroup[];
  cursor: string | null;
  hasMore: boolean;
  reclaimableBytes: number;
}

export interface Settled {
  kept: string[];
  trashed: string[];
  dismissal: string | null;
}
