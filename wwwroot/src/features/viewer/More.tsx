import { Ellipsis, GalleryHorizontalEnd, Lightbulb, ZoomIn } from 'lucide-react';
import { m } from '../../messages';
import { Menu } from '../../ui/Menu';
import { slideSeconds } from './slideshow';

interface Props {
  seconds: number;
  onSlideshow: (seconds?: number) => void;
  onZoom: () => void;
  onLights: () => void;
}

/** What has no button of its own: the slideshow and its pace, zoom, lights. */
export function More({ seconds, onSlideshow, onZoom, onLights }: Props) {
  return (
    <Menu
      label={m.viewer.more}
      items={[
        { label: m.viewer.slideshow, icon: GalleryHorizontalEnd, hotkey: 'S', run: () => onSlideshow() },
        ...slideSeconds.map((every) => ({ label: m.viewer.slidesEvery(every), isChosen: every === seconds, run: () => onSlideshow(every) })),
        { label: m.viewer.zoom, icon: ZoomIn, hotkey: 'Z', run: onZoom },
        { label: m.viewer.lights, icon: Lightbulb, hotkey: 'L', run: onLights },
      ]}
    >
      <Ellipsis className="i" />
    </Menu>
  );
}
