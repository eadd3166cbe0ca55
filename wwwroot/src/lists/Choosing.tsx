import { ImagePlus } from 'lucide-react';
import { useLocation } from 'wouter';
import { pathOf } from '../library/albums';
import { choosePhotosFor, usePicking } from '../library/picking';
import { m } from '../messages';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';

/** Says that photos are being chosen for an album, and calls it off. */
export function Choosing() {
  const album = usePicking((state) => state.album);
  const [, navigate] = useLocation();
  if (!album) return null;
  const leave = () => {
    choosePhotosFor(null);
    navigate(pathOf(album.id));
  };
  return <Banner icon={<ImagePlus className="i" />} action={<Button size="sm" onClick={leave}>{m.action.cancel}</Button>}>{m.albums.choosing(album.name)}</Banner>;
}
