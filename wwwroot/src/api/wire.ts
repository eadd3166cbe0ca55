/** The JSON of the REST contract (docs/api), as far as the web app reads it. */

export interface ServerFacts {
  name: string;
  version: string;
  needsSetup: boolean;
  /** True when the first account must be made with the code the server printed. */
  setupCodeNeeded?: boolean;
  features: Record<string, boolean>;
  limits?: { maxFileSize?: number };
  /** Whose work has to be named where people see it. */
  notices?: { name: string; text: string; url: string }[];
}

export interface User {
  id: string;
  email: string;
  name: string;
  isAdmin?: boolean;
  /** Bytes; null is no limit. */
  quota?: number | null;
}

export type Theme = 'system' | 'light' | 'dark';
export type GridSize = 's' | 'm' | 'l';

export interface Preferences {
  theme: Theme;
  gridSize: GridSize;
  /** A language tag, or `auto`: as the browser asks. */
  locale: string;
  /** What is new in a folder of the browser's choosing is uploaded by itself. */
  autoUpload?: boolean;
}

export interface Photo {
  id: string;
  number: number;
  kind: 'photo' | 'video';
  filename: string;
  mimeType: string;
  size: number;
  sha256: string;
  width: number;
  height: number;
  takenAt: string;
  takenAtSource: string;
  /** "+02:00", where it is known. */
  utcOffset?: string | null;
  createdAt: string;
  version: number;
  location: PhotoLocation | null;
  camera: Camera | null;
  blurhash: string | null;
  color: string | null;
  isFavorite: boolean;
  isArchived: boolean;
  isDeleted: boolean;
  deletedAt: string | null;
  description: string | null;
  tags: { name: string }[];
  /** What was done to it; left out where nothing was. */
  edits?: Operation[] | undefined;
  /** Of a video, in milliseconds. */
  durationMs?: number;
  renditions: number;
  /** The stack it is in, where another photo of it can be seen: primary is the id of the one on top. */
  stack?: { id: string; count: number; primary: string };
  processing: 'pending' | 'ready' | 'failed';
  processingError?: string | null;
  urls: { thumb150: string; thumb400: string; thumb800: string; full: string; original: string; video?: string };
}

/** One edit (docs/api/edits.md). */
export type Operation =
  | { type: 'crop'; x: number; y: number; width: number; height: number }
  | { type: 'rotate'; degrees: number }
  | { type: 'flip'; axis: 'horizontal' | 'vertical' }
  | ({ type: 'adjust' } & Record<string, number | string>)
  | { type: 'filter'; name: string };

export interface PhotoLocation {
  lat: number;
  lon: number;
  place?: { city?: string | null; region?: string | null; country?: string | null } | null;
}

export interface Camera {
  make?: string | null;
  model?: string | null;
  lens?: string | null;
  iso?: number | null;
  fNumber?: number | null;
  exposure?: string | number | null;
  focalLength?: number | null;
}

/** Photos of one moment that are shown as one, in the order in which they were taken. */
export interface Stack {
  id: string;
  count: number;
  primary: string;
  photos: Photo[];
}

export interface PhotoPage {
  photos: Photo[];
  cursor: string | null;
  hasMore: boolean;
  /** Photos in the whole list. */
  total: number;
}

/** As much of a photo as its picture on a cover needs. */
export interface Cover {
  id: string;
  number: number;
  width: number;
  height: number;
  color: string;
  urls: Photo['urls'];
}

export interface Album {
  id: string;
  name: string;
  description: string | null;
  photoCount: number;
  coverPhotoId: string | null;
  /** Up to three, the one that stands for the album first. */
  covers: Cover[];
  /** Days: "2026-10-19". */
  takenFrom: string | null;
  takenTo: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export type PhotoFilter = 'favorites' | 'archived' | 'trash';

export interface PhotoChange {
  description?: string;
  isFavorite?: boolean;
  isArchived?: boolean;
}

/** What PUT of one photo may set; a location of null is taken away. */
export interface PhotoSet extends PhotoChange {
  takenAt?: string;
  location?: { lat: number; lon: number } | null;
  tags?: string[];
}

/** A town by its name. */
export interface NamedPlace {
  name: string;
  region: string | null;
  country: string | null;
  lat: number;
  lon: number;
}

export interface ApiKey {
  id: string;
  name: string;
  scopes: string[];
  createdAt: string;
  lastUsedAt: string | null;
  /** Only in the answer that made it. */
  secret?: string;
}

export interface SessionRow {
  id: string;
  kind: 'token' | 'cookie';
  device: string;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

export interface StorageUse {
  used: number;
  limit: number | null;
  photos: number;
  trash: number;
}

export interface JobKind {
  queued: number;
  running: number;
  retrying: number;
  parked: number;
}

export interface JobFailure {
  id: string;
  userId: string;
  kind: string;
  photoId: string | null;
  reason: string;
  attempts: number;
  at: string;
}

export interface Health {
  version: string;
  startedAt: string;
  memoryBytes: number;
  /** Bytes; zeros where the system does not say. */
  disk: { total: number; free: number; originals: number };
  formats: { name: string; available: boolean; whyNot: string | null }[];
  /** Whether places get their names. */
  places: boolean;
  jobs: { pending: number; parked: number; kinds: Record<string, JobKind> };
}

export interface WatchedFolder {
  id: string;
  path: string;
  mode: 'copy' | 'reference';
  album: string | null;
  state: string;
  photos: number;
  gone: number;
  /** How many files vanished at once, when it asks about them. */
  asks: number;
  checkedAt: string | null;
}
