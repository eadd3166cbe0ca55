import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Compass } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type CSSProperties } from 'react';
import { ApiError } from '../../api/client';
import { photoQuery, queryClient } from '../../api/queries';
import { colorOf, Flag, ratioOf, type Columns } from '../../grid/columns';
import { indexOf } from '../../grid/order';
import { useViewing } from '../../grid/viewing';
import { isForPage, useMedia, useTitle, useWindowEvent } from '../../lib/hooks';
import { useMe } from '../../library/session';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Filmstrip } from './Filmstrip';
import { Playback, toggle } from './Playback';
import { StackStrip, useStack } from './StackStrip';
import { Stage, type StageControl } from './Stage';
import { useQuiet, useLights, useStored } from './settings';
import { actionKeys, photoActions } from './actions';
import { More } from './More';
import { useSlideshow } from './slideshow';
import { ActionBar, ViewerBar } from './ViewerBar';
import style from './viewer.module.css';

const Details = lazy(() => import('./details/Details'));

interface Props {
  number: number;
  onStep: (number: number) => void;
  onClose: () => void;
  onEdit: () => void;
}

/** One photo on its mat, over the list that it was opened from. */
export function Viewer({ number, onStep, onClose, onEdit }: Props) {
  const me = useMe();
  const { columns, list } = useViewing();
  const { data: photo, error, refetch } = useQuery(photoQuery(number));
  const stage = useRef<StageControl>(null);
  const [clip, setClip] = useState<HTMLVideoElement | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [showsDetails, setShowsDetails] = useStored('photogrid.details');
  const { isDark, toggleLights } = useLights();
  const phone = useMedia('(width < 720px)');
  const [sheet, setSheet] = useState(false);
  const isOpen = phone ? sheet : showsDetails;
  const setOpen = phone ? setSheet : setShowsDetails;
  const quiet = useQuiet(!isOpen);
  const { stack, top, beside } = useStack(photo);
  // A photo behind another stands where that one stands in the list.
  const own = columns ? indexOf(columns, number) : -1;
  const at = own >= 0 || !columns || top === null ? own : indexOf(columns, top);
  const before = columns && at > 0 ? (columns.numbers[at - 1] ?? null) : null;
  const after = columns && at >= 0 && at + 1 < columns.count ? (columns.numbers[at + 1] ?? null) : null;
  const slides = useSlideshow({
    number,
    after,
    picture: after !== null && columns ? `/thumbnails/${me.id}/${after}_1920.webp?v=${columns.renditions[at + 1] ?? 0}` : null,
    video: photo?.kind === 'video' ? clip : null,
    onStep,
  });
  useTitle(photo ? `${photo.filename} · ${m.product}` : m.product);
  usePreload(columns, me.id, [after, before]);

  useEffect(() => {
    document.documentElement.dataset.viewing = '';
    return () => void delete document.documentElement.dataset.viewing;
  }, []);
  useEffect(() => stage.current?.focus(), []);

  // After a photo leaves its list, the one that follows takes its place; with none left the viewer closes.
  const leave = () => (own < 0 && top !== null ? onStep(top) : after !== null ? onStep(after) : before !== null ? onStep(before) : onClose());
  const subject = photo ?? (columns && at >= 0 ? { number, isFavorite: ((columns.flags[at] ?? 0) & Flag.favorite) !== 0, isArchived: list === 'archived', isDeleted: list === 'trash' } : null);
  const actions = subject ? photoActions(subject, photo, { leave, details: () => setOpen(!isOpen), isDetails: isOpen, play: clip && photo?.kind === 'photo' ? () => toggle(clip) : null, edit: onEdit }) : null;

  useWindowEvent('keydown', (event) => {
    if (!isForPage(event)) return;
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'Escape') phone && isOpen ? setOpen(false) : stage.current?.isZoomed() ? stage.current.reset() : onClose();
    else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const to = key === forward ? after : before;
      if (to !== null) onStep(to);
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && stack && !(event.target as HTMLElement).closest('[role=slider], textarea')) {
      const to = beside(key === 'ArrowDown' ? 1 : -1);
      if (to !== null) onStep(to);
    } else if (key === ' ' && clip && !(event.target as HTMLElement).closest('button, [role=slider]')) toggle(clip);
    else if (key === 'z') stage.current?.toggleZoom();
    else if (key === 'l') toggleLights();
    else if (key === 's' && !event.shiftKey) slides.start();
    else if (key === 'i') setOpen(!isOpen); // before the photo's facts are here, too
    else if (actions && actionKeys(event, actions)) void 0;
    else return;
    event.preventDefault();
  });

  const missing = error instanceof ApiError && error.status === 404;
  const color = photo?.color ?? (at >= 0 && columns ? colorOf(columns.colors[at] ?? 0) : undefined);
  const ratio = photo && photo.width > 0 ? photo.width / photo.height : at >= 0 && columns ? ratioOf(columns.ratios[at] ?? 128) : null;
  return (
    <div ref={frame} className={`${style.viewer} ${isDark ? style.dark : ''} ${quiet || slides.isOn ? style.quiet : ''} ${stack ? style.stacked : ''}`} data-testid="viewer" role="dialog" aria-modal="true" aria-label={photo?.kind === 'video' ? m.viewer.video : m.viewer.photo} style={color ? ({ '--photo-color': color } as CSSProperties) : undefined}>
      <ViewerBar photo={photo} actions={actions} onClose={onClose} more={<More seconds={slides.seconds} onSlideshow={slides.start} onZoom={() => stage.current?.toggleZoom()} onLights={toggleLights} />} />
      {missing ? (
        <div className={style.stage}><div className={style.say}><Empty screen={false} icon={<Compass />} title={m.missing.title} help={m.missing.help}><Button onClick={onClose}>{m.missing.go}</Button></Empty></div></div>
      ) : error && !photo && at < 0 ? (
        <div className={style.stage}><div className={style.say}><LoadFailure error={error} onRetry={() => void refetch()} /></div></div>
      ) : (
        <Stage
          key={number}
          ref={stage}
          number={number}
          owner={me.id}
          renditions={photo?.renditions ?? (at >= 0 && columns ? (columns.renditions[at] ?? 0) : null)}
          ratio={ratio}
          color={color}
          photo={photo}
          isPending={photo ? photo.processing === 'pending' : at >= 0 && columns ? ((columns.flags[at] ?? 0) & Flag.pending) !== 0 : false}
          onClip={setClip}
          onStep={(by) => { const to = by > 0 ? after : before; if (to !== null) onStep(to); }}
          onClose={onClose}
        />
      )}
      {stack && <StackStrip stack={stack} number={number} onStep={onStep} />}
      {before !== null && <button type="button" className={`${style.step} ${style.prev}`} aria-label={m.viewer.previous} title={`${m.viewer.previous} (←)`} onClick={() => onStep(before)}><ChevronLeft className="i" /></button>}
      {after !== null && <button type="button" className={`${style.step} ${style.next}`} aria-label={m.viewer.next} title={`${m.viewer.next} (→)`} onClick={() => onStep(after)}><ChevronRight className="i" /></button>}
      {clip && photo?.kind === 'video' && <Playback key={number} video={clip} poster={photo.urls.thumb150} seconds={(photo.durationMs ?? 0) / 1000} />}
      {columns && at >= 0 && !phone && photo?.kind !== 'video' && <Filmstrip columns={columns} at={at} owner={me.id} onStep={onStep} />}
      {isOpen && photo && <Suspense fallback={null}><Details photo={photo} onClose={() => setOpen(false)} /></Suspense>}
      {actions && <ActionBar actions={actions} />}
    </div>
  );
}

/** Fetches what the next key press will want. */
function usePreload(columns: Columns | null, owner: string, numbers: (number | null)[]): void {
  const key = numbers.join();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const number of numbers) {
        if (number === null || !columns) continue;
        const at = indexOf(columns, number);
        new Image().src = `/thumbnails/${owner}/${number}_1920.webp?v=${columns.renditions[at] ?? 0}`;
        void queryClient.prefetchQuery(photoQuery(number));
      }
    }, 250);
    return () => clearTimeout(timer);
    // The numbers are the key.
  }, [key, owner, columns]);
}
