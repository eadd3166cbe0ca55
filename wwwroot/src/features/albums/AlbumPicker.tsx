import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Album } from '../../api/wire';
import { clearSelection } from '../../grid/selection';
import { usePhone } from '../../lib/hooks';
import { addToAlbum, albumsQuery, createAlbum } from '../../library/albums';
import { closePicker, usePicking } from '../../library/picking';
import { LoadFailure } from '../../lists/LoadFailure';
import { locale, m } from '../../messages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { say } from '../../ui/Toast';
import { Cover } from './Cover';
import style from './picker.module.css';

const findFrom = 7; // fewer albums than this are seen at once

/** Into which album? One that is there, or a new one. */
export default function AlbumPicker() {
  const numbers = usePicking((state) => state.numbers);
  const { data, error, refetch } = useQuery(albumsQuery);
  const phone = usePhone(); // there a field with the focus brings the keyboard over the albums
  const [text, setText] = useState('');
  const [isMaking, setMaking] = useState(false);
  if (!numbers) return null;
  const wanted = text.trim().toLocaleLowerCase(locale());
  const albums = (data ?? []).filter(({ name }) => name.toLocaleLowerCase(locale()).includes(wanted));
  const into = (album: Album) => {
    closePicker();
    clearSelection();
    void addToAlbum(album, numbers);
  };
  const [first] = albums;
  return (
    <Dialog title={m.albums.pick(numbers.size)} onClose={closePicker}>
      <div className={style.picker}>
        {!isMaking && (data?.length ?? 0) >= findFrom && (
          <Field label={m.albums.find} type="search" value={text} autoFocus={!phone} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && wanted && first) into(first); }} />
        )}
        {isMaking ? <NewHere name={text.trim()} numbers={numbers} onCancel={() => setMaking(false)} /> : (
          <button type="button" className={style.row} onClick={() => setMaking(true)}><span className={style.new}><Plus className="i" /></span><span className="med">{m.albums.make}</span></button>
        )}
        {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
        {!isMaking && albums.length > 0 && <ul aria-label={m.albums.yours} onKeyDown={arrows}>{albums.map((album) => <li key={album.id}><Choice album={album} onChoose={() => into(album)} /></li>)}</ul>}
        {!isMaking && data && wanted && albums.length === 0 && <p className="small muted">{m.albums.noMatch(text.trim())}</p>}
      </div>
    </Dialog>
  );
}

function Choice({ album, onChoose }: { album: Album; onChoose: () => void }) {
  return (
    <button type="button" className={style.row} onClick={onChoose}>
      <span className={style.cover}><Cover covers={album.covers.slice(0, 1)} /></span>
      <span className="grow"><span className={`med clip ${style.name}`}>{album.name}</span><span className="small faint num">{m.grid.photos(album.photoCount)}</span></span>
    </button>
  );
}

/** Up and down along the albums. */
function arrows(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.indexOf(document.activeElement as HTMLButtonElement) + (event.key === 'ArrowDown' ? 1 : -1);
  rows[Math.max(0, Math.min(rows.length - 1, at))]?.focus();
}

/** The name of a new album, in the place of the row that offered it. */
function NewHere({ name: given, numbers, onCancel }: { name: string; numbers: ReadonlySet<number>; onCancel: () => void }) {
  const [name, setName] = useState(given);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return setWrong(m.albums.needName);
    setBusy(true);
    try {
      await createAlbum(name.trim(), numbers);
      closePicker();
      clearSelection();
    } catch {
      setBusy(false);
      say(m.toast.notDone);
    }
  }
  return (
    <form className={style.make} onSubmit={(event) => void make(event)}>
      <Field label={m.albums.name} placeholder={m.albums.nameHint} maxLength={200} value={name} wrong={wrong} autoFocus onChange={(event) => { setName(event.target.value); setWrong(null); }} />
      <div className="row"><Button kind="ink" type="submit" disabled={isBusy}>{m.albums.create}</Button><Button onClick={onCancel}>{m.action.cancel}</Button></div>
    </form>
  );
}
