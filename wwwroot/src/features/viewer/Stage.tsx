import { ImageOff } from 'lucide-react';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref, type SyntheticEvent } from 'react';
import type { Photo } from '../../api/wire';
import { freshOf } from '../../lib/fresh';
import { download } from '../../library/actions';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Clip } from './Clip';
import { useGestures } from './gestures';
import style from './viewer.module.css';

export interface StageControl {
  focus: () => void;
  toggleZoom: () => void;
  isZoomed: () => boolean;
  reset: () => void;
}

interface Props {
  ref: Ref<StageControl>;
  number: number;
  owner: string;
  /** Null until the photo's picture can be asked for. */
  renditions: number | null;
  ratio: number | null;
  color: string | undefined;
  photo: Photo | undefined;
  isPending: boolean;
  /** The element that plays, when the photo moves. */
  onClip: (clip: HTMLVideoElement | null) => void;
  onStep: (by: number) => void;
  onClose: () => void;
}

const shownByBrowsers = /^image\/(jpeg|png|webp|gif|avif)$/;
const fullSide = 1920;

/** The photo, as large as the stage and the file allow; larger by zoom. */
export function Stage({ ref, number, owner, renditions, ratio, color, photo, isPending, onClip, onStep, onClose }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  const [wantsOriginal, setWantsOriginal] = useState(false);
  const [cantPlay, setCantPlay] = useState(false);
  const box = room && ratio ? fit(room, ratio, photo) : null;
  const gestures = useGestures({ stage, picture, onStep, onClose, onZoom: () => setWantsOriginal(true) });

  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useImperativeHandle(ref, () => ({ focus: () => stage.current?.focus({ preventScroll: true }), toggleZoom: () => gestures.toggle(), isZoomed: () => gestures.scale() > 1, reset: () => gestures.reset() }));
  // A new photo has a new stage (its key): when the step was made by keys, they go on working from here.
  useEffect(() => {
    if (document.activeElement === document.body) stage.current?.focus({ preventScroll: true });
  }, []);

  const hasFailed = photo?.processing === 'failed';
  const canShow = renditions !== null && !isPending && !hasFailed;
  const original = photo?.edits ? (wantsOriginal && Math.max(photo.width, photo.height) > fullSide ? `${photo.urls.original}?edited=1&v=${photo.renditions}` : null) : photo && shownByBrowsers.test(photo.mimeType) && (photo.mimeType === 'image/gif' || (wantsOriginal && Math.max(photo.width, photo.height) > fullSide)) ? photo.urls.original : null;
  const pictures = `/thumbnails/${owner}`;
  const fresh = renditions === null ? undefined : freshOf(pictures, number, renditions);
  const url = (side: number) => fresh ?? `${pictures}/${number}_${side}.webp?v=${renditions}`;
  const isVideo = photo?.kind === 'video';
  const name = photo?.description || (photo ? photo.filename : m.viewer.photo);
  return (
    <div ref={stage} className={style.stage} tabIndex={-1} {...gestures.handlers}>
      {box && !hasFailed && (
        <div ref={picture} className={style.photo} style={{ width: box.width, height: box.height, marginInlineStart: -box.width / 2, marginTop: -box.height / 2, backgroundColor: color }}>
          {canShow && <img className={style.low} src={url(400)} alt="" draggable={false} />}
          {canShow && <img className={style.high} src={url(fullSide)} alt={name} ref={begin} onLoad={arrived} draggable={false} />}
          {canShow && photo?.urls.video && !cantPlay && <Clip ref={onClip} src={photo.urls.video} poster={isVideo ? url(fullSide) : null} name={name} onError={() => setCantPlay(true)} />}
          {canShow && original && <img className={style.high} src={original} alt="" ref={begin} onLoad={arrived} draggable={false} />}
        </div>
      )}
      {isVideo && cantPlay && <div className={style.say}><p className={style.note} role="status">{m.viewer.cantPlay}. {m.viewer.cantPlayHelp}</p></div>}
      {isPending && !hasFailed && <div className={style.say}><p className="small muted" role="status">{m.viewer.pending}</p></div>}
      {hasFailed && photo && (
        <div className={style.say}>
          <Empty screen={false} icon={<ImageOff />} title={m.viewer.failed} help={photo.processingError ?? m.viewer.failedHelp}>
            <Button onClick={() => download(photo)}>{m.viewer.download}</Button>
          </Empty>
        </div>
      )}
    </div>
  );
}

/** The largest box of the photo's shape in the room, never past the file's own pixels. */
function fit(room: { width: number; height: number }, ratio: number, photo: Photo | undefined) {
  const most = photo && photo.width > 0 ? photo.width / Math.min(devicePixelRatio, 2) : Infinity;
  const width = Math.max(1, Math.min(room.width, room.height * ratio, Math.max(most, 160)));
  return { width: Math.round(width), height: Math.max(1, Math.round(width / ratio)) };
}

function begin(image: HTMLImageElement | null): void {
  if (image && !image.complete) image.dataset.wait = '';
}

function arrived(event: SyntheticEvent<HTMLImageElement>): void {
  delete event.currentTarget.dataset.wait;
}
