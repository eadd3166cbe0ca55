import type { ReactNode } from 'react';
import type { Photo } from '../api/wire';
import type { Columns } from './columns';

export type SortKey = 'date' | 'added' | 'name' | 'size' | 'pixels' | 'camera' | 'place';
export type Sort = `${SortKey}_${'asc' | 'desc'}`;
export type FilterKey = 'kind' | 'favorite' | 'dates' | 'camera' | 'place';

/** Answers the blurhashes of photos by their places in the list. */
export type HashSource = (from: number, count: number) => Promise<(string | null)[]>;

/**
 * Where a list of photos comes from: the timeline's geometry, or pages with a cursor. Every grid, list and map shows one of
 * these, and everything that can be done in one of them can be done in all.
 */
export interface PhotoSource {
  /** Names the list: the place, the selection and what lies before and after an open photo are kept by it. */
  list: string;
  /** Photos that are here, in the list's order. */
  columns: Columns;
  /** Photos in the whole list; more than the columns hold while some are on their way. */
  total: number;
  /** Where its thumbnails are: "/thumbnails/{owner}". */
  pictures: string;
  /** True as soon as there is something to show, be it an empty list. */
  isHere: boolean;
  /** False while more of the list is on its way. */
  isWhole: boolean;
  /** The next page did not come; the list keeps its place and offers to retry. */
  isStuck: boolean;
  /** Why nothing came at all. */
  error: unknown;
  retry: () => void;
  /** Asks for the next page; called when four fifths of the list have gone by. */
  more?: () => void;
  hashes?: HashSource;
  /** What is known of a photo beyond its column, now. */
  photo: (number: number) => Photo | undefined;
  /** Brings photos that are not known yet; `photo` answers for them afterwards. */
  read?: (numbers: number[]) => Promise<void>;
  /** The orders that it can be had in; the chosen one is in the page's query. */
  sorts?: readonly Sort[];
  /** What it can be narrowed by. */
  filters?: readonly FilterKey[];
  /** A line below each photo, so high: why a search found it. The list view has no room for it. */
  caption?: { height: number; of: (number: number) => ReactNode };
}
