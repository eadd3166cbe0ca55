import type { PhotoChange, PhotoSet } from '../api/wire';

/** What the user did, in the words of the API. */
export type Deed =
  | { type: 'set'; set: PhotoChange }
  | { type: 'trash' }
  | { type: 'restore' }
  | { type: 'edit'; set: PhotoSet; before: PhotoSet; version: number }
  | { type: 'album'; album: { id: string; name: string } };

/** A change on its way. In the browser's database until the server has answered, under a key that lets the server do it once. */
export interface Change {
  id: string;
  owner: string;
  /** The tab that sends it. */
  tab: string;
  at: number;
  /** Known at once; the ids may have to be asked for. */
  numbers: number[];
  ids?: string[];
  deed: Deed;
}

let known: readonly Change[] = [];

/** The changes that the server has not confirmed, oldest first: what is fetched meanwhile is shown with them done. */
export const unconfirmed = (): readonly Change[] => known;
export const setUnconfirmed = (changes: readonly Change[]): void => void (known = changes);
