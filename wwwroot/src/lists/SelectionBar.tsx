import { Ellipsis, X } from 'lucide-react';
import { navigate } from 'wouter/use-browser-location';
import type { Columns } from '../grid/columns';
import { dayOfPhoto, indexOf } from '../grid/order';
import { clearSelection, select, useSelection } from '../grid/selection';
import { useViewing } from '../grid/viewing';
import { dayDate, shortDate } from '../lib/format';
import { isForPage, useWindowEvent } from '../lib/hooks';
import { addToAlbum, pathOf } from '../library/albums';
import { choosePhotosFor, usePicking } from '../library/picking';
import { m } from '../messages';
import { Button, IconButton } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { actionOf, actionsFor, type Action, type ListKind } from './actionsFor';
import style from './selection.module.css';

interface Props {
  list: string;
  kind: ListKind;
  /** The page's own title; it is still its first heading. */
  title: string;
  columns: Columns;
  selected: ReadonlySet<number>;
  /** What only this list can do. */
  own?: Action[];
}

const thumbs = 4; // actions at the thumb, beside the menu

/** Takes the bar's place while photos are selected; on phones its actions take the tab bar's. */
export function SelectionBar({ list, kind, title, columns, selected, own }: Props) {
  const actions = actionsFor(kind, columns, selected, own);
  const album = usePicking((state) => state.album);
  const viewing = useViewing((state) => state.number !== null);
  useWindowEvent('keydown', (event) => {
    if (viewing || album || !isForPage(event)) return;
    const action = actionOf(event, actions);
    if (!action) return;
    event.preventDefault();
    action.run();
  });
  const menu = actions.filter(({ place }) => place === 'menu');
  const atThumb = actions.filter(({ place }) => place !== 'menu').slice(0, actions.length > thumbs + 1 ? thumbs : thumbs + 1);
  const rest = actions.filter((action) => !atThumb.includes(action));
  return (
    <>
      <h1 className="vh">{title}</h1>
      <div className={style.bar} role="toolbar" aria-label={m.select.bar}>
        <IconButton label={m.select.clear} hotkey="Esc" onClick={clearSelection}><X className="i" /></IconButton>
        <span className={style.start}>
          <span className={`num ${style.count}`} aria-live="polite">{m.select.selected(selected.size)}</span>
          {kind !== 'album' && <DayButton list={list} columns={columns} selected={selected} />}
        </span>
        {album ? <Button kind="ink" className={style.add} onClick={() => void addChosen(album, selected)}><span className="clip">{m.albums.addTo(album.name)}</span></Button> : (
          <span className={`wide-only ${style.tools}`}>
            {actions.map((action) => <Tool key={action.label} action={action} />)}
            {menu.length > 0 && <Menu label={m.select.more} items={menu.map(itemOf)}><Ellipsis className="i" /></Menu>}
          </span>
        )}
      </div>
      {!album && (
        <div className={style.bottom}>
          {atThumb.map(({ label, short, icon: Icon, run }) => <button key={label} type="button" onClick={run}><Icon className="i" /><span>{short}</span></button>)}
          {rest.length > 0 && <Menu label={m.select.more} items={rest.map(itemOf)} className=""><Ellipsis className="i" /><span>{m.select.more}</span></Menu>}
        </div>
      )}
    </>
  );
}

const itemOf = ({ label, icon, key, run }: Action) => ({ label, icon, hotkey: key === 'Delete' ? 'Del' : key, run });

function Tool({ action: { label, key, icon: Icon, place, run } }: { action: Action }) {
  if (place === 'menu') return null;
  const hotkey = key === 'Delete' ? 'Del' : key;
  if (place === 'words') return <Button kind="quiet" title={hotkey ? `${label} (${hotkey})` : label} onClick={run}><Icon className="i" />{label}</Button>;
  return <IconButton label={label} {...(hotkey ? { hotkey } : {})} onClick={run}><Icon className="i" /></IconButton>;
}

/** The photos that were chosen for an album go into it, and the user to them. */
async function addChosen(album: { id: string; name: string }, selected: ReadonlySet<number>): Promise<void> {
  if (!(await addToAlbum(album, selected, false))) return;
  clearSelection();
  choosePhotosFor(null);
  navigate(pathOf(album.id));
}

function DayButton({ list, columns, selected }: Pick<Props, 'list' | 'columns' | 'selected'>) {
  const anchor = useSelection((state) => state.anchor);
  const at = anchor === null ? -1 : indexOf(columns, anchor);
  if (at < 0) return null;
  const day = dayOfPhoto(columns, at);
  const numbers = columns.numbers.subarray(columns.dayFirst[day], columns.dayFirst[day + 1]);
  if (numbers.every((number) => selected.has(number))) return null;
  return <Button kind="quiet" size="sm" className="wide-only" onClick={() => select(list, numbers, true)}>{m.select.allOf(shortDate(dayDate(columns.days[day] as number)))}</Button>;
}
