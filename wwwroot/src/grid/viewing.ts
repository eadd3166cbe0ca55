import { create } from 'zustand';
import type { Columns } from './columns';

interface Viewing {
  /** The photo that is open over the grid. */
  number: number | null;
  /** The list it was opened from: what comes before and after it. */
  columns: Columns | null;
  list: string;
}

export const useViewing = create<Viewing>(() => ({ number: null, columns: null, list: '' }));
