import { MapPin, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Photo } from '../../../api/wire';
import { changeDetails } from '../../../library/details';
import { m } from '../../../messages';
import { Button, IconButton } from '../../../ui/Button';
import { coordinates, placeDetail, placeName, type Spot } from '../facts';
import { PlaceField } from './PlaceField';
import style from './details.module.css';

const PlaceMap = lazy(() => import('../../../map/PlaceMap'));

/** Where it was taken; chosen by a town's name or by coordinates. */
export function Where({ photo }: { photo: Photo }) {
  const [isEditing, setEditing] = useState(false);
  const position = coordinates(photo);
  const name = placeName(photo);
  const back = photo.location ? { lat: photo.location.lat, lon: photo.location.lon } : null;

  function choose(spot: Spot | null) {
    setEditing(false);
    void changeDetails(photo, { location: spot }, spot ? m.viewer.placeChanged : m.viewer.placeRemoved, { location: back });
  }

  if (isEditing) {
    return (
      <div className={style.fact}>
        <MapPin className="i" />
        <div className={`grow ${style.form}`}>
          <PlaceField onChoose={choose} onCancel={() => setEditing(false)} />
          <div className={style.buttons}>
            <Button kind="quiet" size="sm" onClick={() => setEditing(false)}>{m.action.cancel}</Button>
            {position && <Button kind="quiet" size="sm" onClick={() => choose(null)}>{m.viewer.removePlace}</Button>}
          </div>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className={style.fact}>
        <MapPin className="i" />
        {position ? (
          <>
            <div className="grow">
              <span className="med num">{name ?? position}</span>
              {name && <span className="small muted num">{placeDetail(photo) ?? position}</span>}
            </div>
            <IconButton label={m.viewer.editPlace} className={style.pencil} onClick={() => setEditing(true)}><Pencil className="i i--sm" /></IconButton>
          </>
        ) : <button type="button" className={`muted ${style.none}`} onClick={() => setEditing(true)}>{m.viewer.addPlace}</button>}
      </div>
      {photo.location && <div className={style.map}><Suspense fallback={null}><PlaceMap lat={photo.location.lat} lon={photo.location.lon} /></Suspense></div>}
    </>
  );
}
