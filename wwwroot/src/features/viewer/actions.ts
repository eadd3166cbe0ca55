import { Archive, ArchiveRestore, CirclePlay, Download, Heart, ImagePlus, Info, SlidersHorizontal, Trash2, Undo2, type LucideIcon } from 'lucide-react';
import type { Photo } from '../../api/wire';
import { download, moveToTrash, restore, setArchived, setFavorite } from '../../library/actions';
import { askForAlbum } from '../../library/picking';
import { m } from '../../messages';

export interface Action {
  id: 'play' | 'favorite' | 'album' | 'edit' | 'download' | 'archive' | 'trash' | 'restore' | 'details';
  label: string;
  short: string;
  key: string;
  icon: LucideIcon;
  isOn?: boolean;
  run: () => void;
}

/** What is known of a photo from its tile alone, before its facts are here. */
export interface Subject {
  number: number;
  isFavorite: boolean;
  isArchived: boolean;
  isDeleted: boolean;
}

interface Frame {
  leave: () => void;
  details: () => void;
  isDetails: boolean;
  /** Plays the moment around a photo that has one. */
  play: (() => void) | null;
  edit: () => void;
}

/** What can be done with the photo on the stage. */
export function photoActions(subject: Subject, photo: Photo | undefined, { leave, details, isDetails, play, edit }: Frame): Action[] {
  const only = new Set([subject.number]);
  const { viewer } = m;
  const andLeave = (run: () => Promise<void>) => () => {
    leave();
    void run();
  };
  const save: Action = photo?.edits
    ? { id: 'download', label: viewer.asShown, short: viewer.save, key: 'Shift+D', icon: Download, run: () => download(photo, true) }
    : { id: 'download', label: viewer.download, short: viewer.save, key: 'Shift+D', icon: Download, run: () => photo && download(photo) };
  const info: Action = { id: 'details', label: viewer.details, short: viewer.short.details, key: 'I', icon: Info, isOn: isDetails, run: details };
  if (subject.isDeleted) return [{ id: 'restore', label: viewer.restore, short: viewer.short.restore, key: 'R', icon: Undo2, run: andLeave(() => restore(only)) }, save, info];
  const moment: Action[] = play ? [{ id: 'play', label: viewer.playMoment, short: viewer.play, key: viewer.space, icon: CirclePlay, run: play }] : [];
  return [
    ...moment,
    { id: 'favorite', label: viewer.favorite, short: viewer.short.favorite, key: 'F', icon: Heart, isOn: subject.isFavorite, run: () => void setFavorite(only, !subject.isFavorite, true) },
    { id: 'album', label: viewer.album, short: viewer.short.album, key: 'A', icon: ImagePlus, run: () => askForAlbum(only) },
    ...(photo?.kind === 'photo' && photo.processing === 'ready' ? [{ id: 'edit', label: viewer.edit, short: viewer.edit, key: 'E', icon: SlidersHorizontal, run: edit } satisfies Action] : []),
    save,
    subject.isArchived
      ? { id: 'archive', label: viewer.unarchive, short: viewer.short.unarchive, key: 'Shift+A', icon: ArchiveRestore, run: andLeave(() => setArchived(only, false)) }
      : { id: 'archive', label: viewer.archive, short: viewer.short.archive, key: 'Shift+A', icon: Archive, run: andLeave(() => setArchived(only, true)) },
    { id: 'trash', label: viewer.trash, short: viewer.short.trash, key: 'Delete', icon: Trash2, run: andLeave(() => moveToTrash(only)) },
    info,
  ];
}

/** Runs the action of a key; false when the key means none. */
export function actionKeys(event: KeyboardEvent, actions: Action[]): boolean {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key === 'Backspace' ? 'Delete' : event.key;
  const pressed = event.shiftKey ? `Shift+${letter}` : letter;
  const action = actions.find(({ key }) => key === pressed);
  action?.run();
  return action !== undefined;
}
