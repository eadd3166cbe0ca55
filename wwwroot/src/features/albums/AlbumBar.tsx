import { ArrowLeft, Ellipsis, ImagePlus, Images, RotateCcw, Trash2, Upload } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Album } from '../../api/wire';
import type { PhotoSource } from '../../grid/source';
import { openPicker } from '../../lib/picker';
import { changeAlbum, deleteAlbum } from '../../library/albums';
import { choosePhotosFor } from '../../library/picking';
import { PhotoTools } from '../../lists/PhotoTools';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { buttonClass, iconButtonClass } from '../../ui/Button';
import { Ask } from '../../ui/Dialog';
import { Menu, type MenuItem } from '../../ui/Menu';

/** The bar over an album: the way back, the way in for photos, and what is seldom done. */
export function AlbumBar({ album, source, isEmpty }: { album: Album; source: PhotoSource; isEmpty: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const hasChosenCover = album.covers.length > 1;
  const items: MenuItem[] = [
    ...(hasChosenCover ? [{ label: m.albums.firstCover, icon: RotateCcw, run: () => void changeAlbum(album, { coverPhotoId: null }) }] : []),
    { label: m.albums.delete, icon: Trash2, isDanger: true, run: () => setAsking(true) },
  ];
  return (
    <>
      <Bar title={album.name} heading={false} start={<Link href="/albums" className={iconButtonClass} aria-label={m.albums.back} title={m.albums.back}><ArrowLeft className="i" /></Link>}>
        {!isEmpty && <PhotoTools source={source} kind="album" />}
        {!isEmpty && <AddPhotos album={album} />}
        <Menu label={m.albums.more} items={items}><Ellipsis className="i" /></Menu>
      </Bar>
      {isAsking && (
        <Ask
          title={m.albums.askDelete(album.name)}
          help={m.albums.askDeleteHelp(album.photoCount)}
          keep={m.albums.keep}
          go={m.albums.delete}
          onKeep={() => setAsking(false)}
          onGo={() => {
            setAsking(false);
            void deleteAlbum(album).then((gone) => gone && navigate('/albums', { replace: true }));
          }}
        />
      )}
    </>
  );
}

/** The two ways in: photos that are here already, and files. */
export function AddPhotos({ album }: { album: Album }) {
  const [, navigate] = useLocation();
  const items: MenuItem[] = [
    { label: m.albums.fromLibrary, icon: Images, run: () => { choosePhotosFor({ id: album.id, name: album.name }); navigate('/'); } },
    { label: m.albums.fromDevice, icon: Upload, run: openPicker },
  ];
  return <Menu label={m.albums.addPhotos} items={items} className={buttonClass('ink')}><ImagePlus className="i" /><span className="wide-only">{m.albums.addPhotos}</span></Menu>;
}
