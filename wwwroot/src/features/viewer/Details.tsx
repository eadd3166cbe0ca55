import { Calendar, Camera, CircleCheck, FileImage, MapPin, X } from 'lucide-react';
import { useState } from 'react';
import type { Photo } from '../../api/wire';
import { clock, longDate, size, wallClock, wallClockTitle } from '../../lib/format';
import { describe } from '../../library/actions';
import { m } from '../../messages';
import { IconButton } from '../../ui/Button';
import { Dot } from '../../ui/Dot';
import { cameraName, coordinates, exposure, placeDetail, placeName } from './facts';
import style from './details.module.css';

/** What is known of a photo: at the side, or a sheet on phones. */
export function Details({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const [isFull, setFull] = useState(false);
  return (
    <aside className={`${style.details} ${isFull ? style.full : ''}`} aria-label={m.viewer.details}>
      <div className={style.head}>
        <span className={style.grip} aria-hidden="true" onClick={() => setFull(!isFull)} />
        <h2 className="title-3">{m.viewer.details}</h2>
        <IconButton label={m.viewer.closeDetails} hotkey="I" onClick={onClose}><X className="i" /></IconButton>
      </div>
      <section><Caption key={photo.id} photo={photo} /></section>
      <section><When photo={photo} /><Where photo={photo} /></section>
      <Gear photo={photo} />
      {photo.tags.length > 0 && (
        <section>
          <h3>{m.viewer.tags}</h3>
          <ul className={style.tags}>{photo.tags.map(({ name }) => <li key={name}>{name}</li>)}</ul>
        </section>
      )}
      <section><File photo={photo} /></section>
    </aside>
  );
}

function Caption({ photo }: { photo: Photo }) {
  const saved = photo.description ?? '';
  const [text, setText] = useState(saved);
  return (
    <textarea
      className={style.caption}
      aria-label={m.viewer.caption}
      placeholder={m.viewer.addCaption}
      rows={1}
      maxLength={2000}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => { if (text.trim() !== saved) void describe(photo, text.trim()); }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) event.currentTarget.blur();
        else if (event.key === 'Escape') {
          setText(saved);
          event.currentTarget.value = saved;
          event.currentTarget.blur();
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}

function When({ photo }: { photo: Photo }) {
  const date = wallClock(photo.takenAt);
  const [weekday] = wallClockTitle(photo.takenAt).split(' ');
  const source = m.viewer.sources[photo.takenAtSource];
  return (
    <div className={style.fact}>
      <Calendar className="i" />
      <div className="grow">
        <span className="med">{weekday} {longDate(date)}</span>
        <span className="small muted num">{clock(date)}{source ? `, ${source}` : ''}</span>
      </div>
    </div>
  );
}

function Where({ photo }: { photo: Photo }) {
  const position = coordinates(photo);
  if (!position) return null;
  const name = placeName(photo);
  return (
    <div className={style.fact}>
      <MapPin className="i" />
      <div className="grow">
        <span className="med num">{name ?? position}</span>
        {name && <span className="small muted num">{placeDetail(photo) ?? position}</span>}
      </div>
    </div>
  );
}

function Gear({ photo }: { photo: Photo }) {
  const name = cameraName(photo);
  const cells = exposure(photo);
  if (!name && cells.length === 0) return null;
  return (
    <section>
      <div className={style.fact}>
        <Camera className="i" />
        <div className="grow">
          <span className="med">{name ?? m.viewer.noCamera}</span>
          {photo.camera?.lens && <span className="small muted">{photo.camera.lens}</span>}
        </div>
      </div>
      {cells.length > 0 && <dl className={style.exposure}>{cells.map(([value, what]) => <div key={what}><dt>{what}</dt><dd>{value}</dd></div>)}</dl>}
    </section>
  );
}

function File({ photo }: { photo: Photo }) {
  const megapixels = (photo.width * photo.height) / 1_000_000;
  return (
    <div className={style.fact}>
      <FileImage className="i" />
      <div className="grow">
        <span className="med clip" title={photo.filename}>{photo.filename}</span>
        <span className="small muted num">
          {photo.width > 0 && <>{m.viewer.size(photo.width, photo.height)}<Dot />{m.viewer.megapixels(megapixels.toFixed(megapixels < 10 ? 1 : 0))}<Dot /></>}
          {size(photo.size)}
        </span>
        <span className={style.safe}><CircleCheck className="i i--sm" />{m.viewer.safe}</span>
        <span className={`mono ${style.sum}`} title={m.viewer.checksum}>sha256 {photo.sha256}</span>
      </div>
    </div>
  );
}
