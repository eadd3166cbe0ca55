import { create } from 'zustand';

interface Selection {
  /** The list that the selected photos were chosen in. */
  list: string;
  numbers: ReadonlySet<number>;
  /** Where a run begins. */
  anchor: number | null;
}

const none: ReadonlySet<number> = new Set();

export const useSelection = create<Selection>(() => ({ list: '', numbers: none, anchor: null }));

export const clearSelection = (): void => useSelection.setState({ numbers: none, anchor: null });

/** Adds or takes away some photos of a list; those of another list are let go. */
export function select(list: string, numbers: Iterable<number>, on: boolean, anchor?: number): void {
  const state = useSelection.getState();
  const next = new Set(state.list === list ? state.numbers : none);
  for (const number of numbers) {
    if (on) next.add(number);
    else next.delete(number);
  }
  useSelection.setState({ list, numbers: next, anchor: next.size === 0 ? null : (anchor ?? state.anchor) });
}

/** The selection of a list is exactly these. */
export const setSelected = (list: string, numbers: ReadonlySet<number>, anchor: number | null): void => useSelection.setState({ list, numbers, anchor: numbers.size === 0 ? null : anchor });

export function toggle(list: string, number: number): void {
  const state = useSelection.getState();
  select(list, [number], !(state.list === list && state.numbers.has(number)), number);
}

/** The selection of one list; the same empty set for every other. */
export const useSelected = (list: string): ReadonlySet<number> => useSelection((state) => (state.list === list ? state.numbers : none));
