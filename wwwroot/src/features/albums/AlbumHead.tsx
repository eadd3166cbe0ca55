import type { Album } from '../../api/wire';
import { changeAlbum } from '../../library/albums';
import { m } from '../../messages';
import { Dot } from '../../ui/Dot';
import { Editable } from '../../ui/Editable';
import { daysOf } from './facts';
import style from './album.module.css';

/** What is said of an album, edited where it stands. `isQuiet`: the bar has the page's heading for the moment. */
export function AlbumHead({ album, isQuiet }: { album: Album; isQuiet: boolean }) {
  const days = daysOf(album);
  return (
    <div className={style.head} inert={isQuiet}>
      <Editable heading={isQuiet ? 'look' : 'heading'} label={m.albums.name} edit={m.albums.editName} value={album.name} maxLength={200} onSave={(name) => void changeAlbum(album, { name })} />
      <Editable label={m.albums.description} edit={m.albums.editDescription} value={album.description ?? ''} placeholder={m.albums.describe} maxLength={10_000} onSave={(description) => void changeAlbum(album, { description: description || null })} />
      <p className="small faint num">{m.grid.photos(album.photoCount)}{days && <><Dot />{days}</>}</p>
    </div>
  );
}
