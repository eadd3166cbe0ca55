import { LayoutGrid, Rows3, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PhotoSource } from '../../grid/source';
import { m } from '../../messages';
import type { ListKind } from '../actionsFor';

export interface ViewProps {
  source: PhotoSource;
  kind: ListKind;
  onOpen: (number: number) => void;
}

/** A way to look at a list besides grid and rows. */
export interface View {
  /** As the address says it: ?view=map. */
  id: string;
  label: () => string;
  icon: LucideIcon;
  /** The lists that it is offered for. */
  kinds: readonly ListKind[];
  Component: ComponentType<ViewProps>;
}

const others: View[] = [];

/** Offers one more view. Called once, before the first page is drawn; the component is best a lazy one. */
export function registerView(view: View): void {
  if (!others.some(({ id }) => id === view.id)) others.push(view);
}

/** The view that the state names, where this list has it. */
export const otherView = (id: string, kind: ListKind): View | undefined => others.find((view) => view.id === id && view.kinds.includes(kind));

export const viewsOf = (kind: ListKind): { id: string; label: string; icon: LucideIcon }[] => [
  { id: 'grid', label: m.lists.grid, icon: LayoutGrid },
  { id: 'list', label: m.lists.rows, icon: Rows3 },
  ...others.filter((view) => view.kinds.includes(kind)).map(({ id, label, icon }) => ({ id, label: label(), icon })),
];
