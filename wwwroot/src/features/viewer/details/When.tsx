import { Calendar, Pencil } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { Photo } from '../../../api/wire';
import { clock, datedTitle, wallClock } from '../../../lib/format';
import { changeDetails } from '../../../library/details';
import { m } from '../../../messages';
import { Button, IconButton } from '../../../ui/Button';
import { offsetOf, withClock } from '../facts';
import style from './details.module.css';

/** When it was taken, by the clock of the place. The zone stays when the time is put right. */
export function When({ photo }: { photo: Photo }) {
  const [isEditing, setEditing] = useState(false);
  const id = useId();
  const source = m.viewer.sources[photo.takenAtSource];
  const zone = photo.utcOffset ? m.viewer.zone(offsetOf(photo.takenAt)) : null;

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('when') ?? '');
    const takenAt = withClock(photo.takenAt, value);
    setEditing(false);
    if (takenAt && takenAt !== photo.takenAt) void changeDetails(photo, { takenAt }, m.viewer.dateChanged, { takenAt: photo.takenAt });
  }

  return (
    <div className={style.fact}>
      <Calendar className="i" />
      {isEditing ? (
        <form className={`grow ${style.form}`} onSubmit={save} onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); setEditing(false); } }}>
          <label className="small muted" htmlFor={id}>{zone ? m.viewer.dateAndZone(zone) : m.viewer.dateAndTime}</label>
          <input id={id} className={style.input} type="datetime-local" name="when" step="1" required autoFocus defaultValue={photo.takenAt.slice(0, 19)} min="1800-01-01T00:00:00" max="2200-12-31T23:59:59" />
          <div className={style.buttons}><Button type="submit" kind="ink" size="sm">{m.action.save}</Button><Button kind="quiet" size="sm" onClick={() => setEditing(false)}>{m.action.cancel}</Button></div>
        </form>
      ) : (
        <>
          <div className="grow">
            <span className="med">{datedTitle(photo.takenAt)}</span>
            <span className="small muted num">{[zone ? `${clock(wallClock(photo.takenAt))} ${zone}` : clock(wallClock(photo.takenAt)), source].filter(Boolean).join(', ')}</span>
          </div>
          <IconButton label={m.viewer.editDate} className={style.pencil} onClick={() => setEditing(true)}><Pencil className="i i--sm" /></IconButton>
        </>
      )}
    </div>
  );
}
