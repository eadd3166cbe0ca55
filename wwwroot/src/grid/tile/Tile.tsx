import { Heart, ImageOff, Layers, Play } from 'lucide-react';
import { memo, useRef, type SyntheticEvent } from 'react';
import { count, length } from '../../lib/format';
import { m } from '../../messages';
import { colorOf, Flag } from '../columns';
import style from './tile.module.css';

interface Props {
  number: number;
  pictures: string;
  x: number;
  y: number;
  width: number;
  height: number;
  ratio: number;
  color: number;
  flags: number;
  renditions: number;
  /** How long a video is; 0 when that is not known. */
  seconds: number;
  /** How many photos it stands for; 0 when it stands for itself. */
  stack: number;
  /** What it is called: "Photo, 21 November 2026". */
  name: string;
  isSelected: boolean;
  isSelecting: boolean;
  isTabStop: boolean;
  /** False while it flies by: a picture not yet begun waits. */
  load: boolean;
}

// A picture that is there this soon came from the cache, and does not fade.
const cachedMs = 40;

export const Tile = memo(function Tile(props: Props) {
  const { number, pictures, x, y, width, height, color, flags, isSelected, isSelecting, isTabStop, load } = props;
  const begun = useRef(false);
  if (load) begun.current = true;
  const isPending = (flags & Flag.pending) !== 0;
  const isFailed = (flags & Flag.failed) !== 0;
  const hasPicture = !isPending && !isFailed;
  const kind = isFailed ? style.failed : isPending ? style.pending : '';
  const name = isPending ? m.grid.onItsWay(props.name) : props.name;
  return (
    <a
      className={`${style.tile} ${kind} ${isSelected ? style.selected : ''}`}
      href={`/photo/${number}`}
      data-photo={number}
      draggable={false}
      tabIndex={isTabStop ? 0 : -1}
      role={isSelecting ? 'checkbox' : undefined}
      aria-checked={isSelecting ? isSelected : undefined}
      aria-label={hasPicture && begun.current ? undefined : isFailed ? `${props.name}, ${m.grid.failed}` : name}
      style={{ insetInlineStart: x, top: y, width, height, backgroundColor: colorOf(color) }}
    >
      {hasPicture && begun.current && <img alt={name} decoding="async" draggable={false} {...sources(pictures, props)} ref={begin} onLoad={arrived} onError={arrived} />}
      {isFailed && <><ImageOff className="i" />{height > 90 && width > 120 && <><span>{m.grid.failed}</span><b>{m.grid.details}</b></>}</>}
      {hasPicture && <Marks flags={flags} seconds={props.seconds} stack={props.stack} />}
    </a>
  );
});

function Marks({ flags, seconds, stack }: { flags: number; seconds: number; stack: number }) {
  const end = stack > 0 ? <><Layers className="i" /><span className="num">{count(stack)}</span></> : flags & Flag.video ? <><Play className="i i--fill" />{seconds > 0 && <span className="num">{length(seconds)}</span>}</> : flags & Flag.live ? m.grid.live : flags & Flag.raw ? m.grid.raw : null;
  return (
    <>
      {(flags & Flag.favorite) !== 0 && <span className={`${style.mark} ${style.start}`}><Heart className="i i--fill" role="img" aria-hidden={false} aria-label={m.grid.favorite} /></span>}
      {end && <span className={`${style.mark} ${style.end}`}>{end}</span>}
    </>
  );
}

/** The renditions of a photo; the browser takes the one for its own sharpness. A rendition's number is its longest side. */
export function sources(pictures: string, photo: { number: number; renditions: number; ratio: number; width: number }) {
  const url = (side: number) => `${pictures}/${photo.number}_${side}.webp?v=${photo.renditions}`;
  const widthOf = (side: number) => Math.max(1, Math.round(photo.ratio >= 1 ? side : side * photo.ratio));
  return { srcSet: [150, 400, 800].map((side) => `${url(side)} ${widthOf(side)}w`).join(', '), sizes: `${Math.ceil(photo.width)}px`, src: url(400) };
}

function begin(image: HTMLImageElement | null): void {
  if (!image || image.complete || image.dataset.began) return;
  image.dataset.began = String(performance.now());
  image.dataset.wait = '';
}

function arrived(event: SyntheticEvent<HTMLImageElement>): void {
  const image = event.currentTarget;
  if (performance.now() - Number(image.dataset.began ?? 0) < cachedMs) image.dataset.cached = '';
  delete image.dataset.wait;
  const tile = image.parentElement;
  if (tile && event.type === 'load') tile.style.backgroundImage = '';
}
