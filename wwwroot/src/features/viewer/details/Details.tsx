import { Camera, CircleCheck, FileImage, X } from 'lucide-react';
import { useState } from 'react';
import type { Photo } from '../../../api/wire';
import { size } from '../../../lib/format';
import { m } from '../../../messages';
import { IconButton } from '../../../ui/Button';
import { Dot } from '../../../ui/Dot';
import { cameraName, exposure } from '../facts';
import { Caption } from './Caption';
import { Tags } from './Tags';
import { When } from './When';
import { Where } from './Where';
import style from './details.module.css';

/** What is known of a photo, and can be changed: at the side, or a sheet on phones. */
export default function Details({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const [isFull, setFull] = useState(false);
  return (
    <aside className={`${style.details} ${isFull ? style.full : ''}`} aria-label={m.viewer.details}>
      <div className={style.head}>
        <span className={style.grip} aria-hidden="true" onClick={() => setFull(!isFull)} />
        <h2 className="title-3">{m.viewer.details}</h2>
        <IconButton label={m.viewer.closeDetails} hotkey="I" onClick={onClose}><X className="i" /></IconButton>
      </div>
      <section><Caption key={photo.id} photo={photo} /></section>
      <section><When key={`when ${photo.id}`} photo={photo} /><Where key={`where ${photo.id}`} photo={photo} /></section>
      <Gear photo={photo} />
      <section><Tags key={photo.id} photo={photo} /></section>
      <section><File photo={photo} /></section>
    </aside>
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
        <span className={`mono ${style.sum}`} title={m.viewer.checksum}>{m.viewer.sum(photo.sha256)}</span>
      </div>
    </div>
  );
}
