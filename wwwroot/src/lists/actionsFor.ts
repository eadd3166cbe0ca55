import { Archive, ArchiveRestore, Download, Heart, HeartOff, ImagePlus, Layers, Trash2, Undo2, type LucideIcon } from 'lucide-react';
import { photoQuery, queryClient } from '../api/queries';
import { Flag, type Columns } from '../grid/columns';
import { indexOf } from '../grid/order';
import { clearSelection } from '../grid/selection';
import { download, moveToTrash, restore, setArchived, setFavorite } from '../library/actions';
import { askForAlbum } from '../library/picking';
import { makeStack, withStacks } from '../library/stacks';
import { m } from '../messages';
import { say } from '../ui/Toast';

/** What a list is of; it decides what can be done with its photos. */
export type ListKind = 'timeline' | 'favorites' | 'archived' | 'trash' | 'album' | 'search' | 'person' | 'place' | 'similar';

export interface Action {
  label: string;
  /** For the thumb bar of phones. */
  short: string;
  key?: string;
  icon: LucideIcon;
  /** In words, as an icon, or in the menu; the menu of phones holds what the thumb bar has no room for. */
  place: 'words' | 'icon' | 'menu';
  run: () => void;
}

/** What can be done with selected photos, in every list. `own` is what only this list can do. */
export function actionsFor(kind: ListKind, columns: Columns, selected: ReadonlySet<number>, own: Action[] = []): Action[] {
  const then = (run: () => void) => () => {
    clearSelection();
    run();
  };
  const label = m.select;
  if (kind === 'trash') return [{ label: label.restore, short: label.short.restore, key: 'R', icon: Undo2, place: 'words', run: then(() => void restore(selected)) }];
  const allFavorite = [...selected].every((number) => ((columns.flags[indexOf(columns, number)] ?? 0) & Flag.favorite) !== 0);
  const actions: Action[] = [
    { label: label.album, short: label.short.album, key: 'A', icon: ImagePlus, place: 'words', run: () => askForAlbum(selected) },
    { label: allFavorite ? label.unfavorite : label.favorite, short: allFavorite ? label.short.unfavorite : label.short.favorite, key: 'F', icon: allFavorite ? HeartOff : Heart, place: 'icon', run: then(() => void setFavorite(selected, !allFavorite)) },
  ];
  const [only] = selected;
  if (selected.size === 1 && only !== undefined) {
    const save = () => void queryClient.fetchQuery(photoQuery(only)).then(download, () => say(m.toast.notDone));
    actions.push({ label: label.download, short: label.short.download, key: 'Shift+D', icon: Download, place: 'icon', run: save });
  }
  if (kind === 'archived') actions.push({ label: label.unarchive, short: label.short.unarchive, key: 'Shift+A', icon: ArchiveRestore, place: 'icon', run: then(() => void setArchived(selected, false)) });
  else actions.push({ label: label.archive, short: label.short.archive, key: 'Shift+A', icon: Archive, place: kind === 'album' ? 'menu' : 'icon', run: then(() => void withStacks(columns, selected, (all) => setArchived(all, true))) });
  if (selected.size > 1 && kind !== 'archived') actions.push({ label: m.stacks.make, short: m.stacks.make, icon: Layers, place: 'menu', run: then(() => void withStacks(columns, selected, makeStack)) });
  actions.push(...own);
  actions.push({ label: label.trash, short: label.short.trash, key: 'Delete', icon: Trash2, place: 'icon', run: then(() => void withStacks(columns, selected, moveToTrash)) });
  return actions;
}

/** The action of a key, if there is one. */
export function actionOf(event: KeyboardEvent, actions: Action[]): Action | undefined {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const pressed = event.key === 'Backspace' ? 'Delete' : event.shiftKey ? `Shift+${letter}` : letter;
  return actions.find(({ key }) => key === pressed);
}
