import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { ApiError } from '../../api/client';
import { createAlbum, pathOf } from '../../library/albums';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';

/** Asks for a name, makes the album and goes to it. */
export function NewAlbum({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [, navigate] = useLocation();
  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return setWrong(m.albums.needName);
    setBusy(true);
    try {
      const album = await createAlbum(name.trim());
      onClose();
      navigate(pathOf(album.id));
    } catch (error) {
      setBusy(false);
      setWrong(error instanceof ApiError && error.status !== 0 ? error.message : m.albums.failed);
    }
  }
  return (
    <Dialog title={m.albums.make} onClose={onClose} foot={<><Button onClick={onClose}>{m.action.cancel}</Button><Button kind="ink" type="submit" form="new-album" disabled={isBusy}>{m.albums.create}</Button></>}>
      <form id="new-album" onSubmit={(event) => void make(event)}>
        <Field label={m.albums.name} placeholder={m.albums.nameHint} maxLength={200} value={name} wrong={wrong} autoFocus onChange={(event) => { setName(event.target.value); setWrong(null); }} />
      </form>
    </Dialog>
  );
}
