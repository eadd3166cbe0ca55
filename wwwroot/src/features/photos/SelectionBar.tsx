import { Archive, ArchiveRestore, Download, Heart, HeartOff, Trash2, Undo2, X, type LucideIcon } from 'lucide-react';
import { queryClient, photoQuery } from '../../api/queries';
import { Flag, type Columns } from '../../grid/columns';
import { dayOfPhoto, indexOf } from '../../grid/order';
import { clearSelection, select, useSelection } from '../../grid/selection';
import { dayDate, shortDate } from '../../lib/format';
import { isForPage, useWindowEvent } from '../../lib/hooks';
import { download, moveToTrash, restore, setArchived, setFavorite } from '../../library/actions';
import { useViewing } from '../../grid/viewing';
import { m } from '../../messages';
import { Button, IconButton } from '../../ui/Button';
import { say } from '../../ui/Toast';
import style from './selection.module.css';

export type ListKind = 'timeline' | 'favorites' | 'archived' | 'trash';

interface Props {
  list: string;
  kind: ListKind;
  /** The page's own title; it is still its first heading. */
  title: string;
  columns: Columns;
  selected: ReadonlySet<number>;
}

interface Action {
  label: string;
  short: string;
  key?: string;
  icon: LucideIcon;
  run: () => void;
}

/** Takes the bar's place while photos are selected; on phones its actions take the tab bar's. */
export function SelectionBar({ list, kind, title, columns, selected }: Props) {
  const actions = actionsFor(kind, columns, selected);
  const viewing = useViewing((state) => state.number !== null);
  useWindowEvent('keydown', (event) => {
    if (viewing || !isForPage(event)) return;
    const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const pressed = event.key === 'Backspace' ? 'Delete' : event.shiftKey ? `Shift+${letter}` : letter;
    const action = actions.find(({ key }) => key === pressed);
    if (!action) return;
    event.preventDefault();
    action.run();
  });
  return (
    <>
      <h1 className="vh">{title}</h1>
      <div className={style.bar} role="toolbar" aria-label={m.select.bar}>
        <IconButton label={m.select.clear} hotkey="Esc" onClick={clearSelection}><X className="i" /></IconButton>
        <span className={style.start}>
          <span className={`num ${style.count}`} aria-live="polite">{m.select.selected(selected.size)}</span>
          <DayButton list={list} columns={columns} selected={selected} />
        </span>
        <span className={`wide-only ${style.tools}`}>
          {actions.map(({ label, key, icon: Icon, run }) => <IconButton key={label} label={label} {...(key ? { hotkey: key === 'Delete' ? 'Del' : key } : {})} onClick={run}><Icon className="i" /></IconButton>)}
        </span>
      </div>
      <div className={`phone-only ${style.bottom}`}>
        {actions.map(({ label, short, icon: Icon, run }) => <button key={label} type="button" onClick={run}><Icon className="i" /><span>{short}</span></button>)}
      </div>
    </>
  );
}

function DayButton({ list, columns, selected }: Omit<Props, 'kind' | 'title'>) {
  const anchor = useSelection((state) => state.anchor);
  const at = anchor === null ? -1 : indexOf(columns, anchor);
  if (at < 0) return null;
  const day = dayOfPhoto(columns, at);
  const numbers = columns.numbers.subarray(columns.dayFirst[day], columns.dayFirst[day + 1]);
  if (numbers.every((number) => selected.has(number))) return null;
  return <Button kind="quiet" size="sm" className="wide-only" onClick={() => select(list, numbers, true)}>{m.select.allOf(shortDate(dayDate(columns.days[day] as number)))}</Button>;
}

function actionsFor(kind: ListKind, columns: Columns, selected: ReadonlySet<number>): Action[] {
  const then = (run: () => void) => () => {
    clearSelection();
    run();
  };
  const label = m.select;
  if (kind === 'trash') return [{ label: label.restore, short: label.short.restore, key: 'R', icon: Undo2, run: then(() => void restore(selected)) }];
  const allFavorite = [...selected].every((number) => ((columns.flags[indexOf(columns, number)] ?? 0) & Flag.favorite) !== 0);
  const actions: Action[] = [
    { label: allFavorite ? label.unfavorite : label.favorite, short: allFavorite ? label.short.unfavorite : label.short.favorite, key: 'F', icon: allFavorite ? HeartOff : Heart, run: then(() => void setFavorite(selected, !allFavorite)) },
  ];
  const [only] = selected;
  if (selected.size === 1 && only !== undefined) {
    const save = () => void queryClient.fetchQuery(photoQuery(only)).then(download, () => say(m.toast.notDone));
    actions.push({ label: label.download, short: label.short.download, key: 'Shift+D', icon: Download, run: save });
  }
  if (kind === 'archived') actions.push({ label: label.unarchive, short: label.short.unarchive, key: 'Shift+A', icon: ArchiveRestore, run: then(() => void setArchived(selected, false)) });
  else actions.push({ label: label.archive, short: label.short.archive, key: 'Shift+A', icon: Archive, run: then(() => void setArchived(selected, true)) });
  actions.push({ label: label.trash, short: label.short.trash, key: 'Delete', icon: Trash2, run: then(() => void moveToTrash(selected)) });
  return actions;
}
