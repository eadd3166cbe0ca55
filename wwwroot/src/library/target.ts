import { create } from 'zustand';

interface Target {
  /** The album on the screen: what is dropped on it goes into it. */
  album: { id: string; name: string } | null;
}

/** Where new files go besides the library. */
export const useTarget = create<Target>(() => ({ album: null }));
