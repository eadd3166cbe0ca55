import { Heart, Layers, Play } from 'lucide-react';
import { memo, useRef, useState, type CSSProperties, type SyntheticEvent } from 'react';
import { count, length } from '../../lib/format';
import { m } from '../../messages';
import { colorOf, Flag } from '../columns';
import { sources } from './sources';
import style from './tile.module.css';
import { Troubled } from './Troubled';

export interface TileProps {
  number: number;
  /** Where thumbnails are. */
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
  canRemove: boolean;
}

// A picture that is there this soon came from the cache, and does not fade.
const cachedMs = 40;
// The first try is WebP, the second JPEG, which every browser and every damaged rendition has; a third is the user's.
const ownTries = 2;

export const Tile = memo(function Tile(props: TileProps) {
  const { number, pictures, x, y, width, height, color, flags, isSelected, isSelecting, isTabStop, load } = props;
  const begun = useRef(false);
  const [tries, setTries] = useState(0);
  const [isMissing, setMissing] = useState(false);
  if (load) begun.current = true;
  const isPending = (flags & Flag.pending) !== 0;
  const isFailed = (flags & Flag.failed) !== 0;
  const box: CSSProperties = { insetInlineStart: x, top: y, width, height };
  if (isFailed || isMissing) {
    const again = isMissing ? () => {
      setMissing(false);
      setTries(tries + 1);
    } : undefined;
    return <Troubled {...props} box={box} onAgain={again} />;
  }
  const hasPicture = !isPending;
  const name = isPending ? m.grid.onItsWay(props.name) : props.name;
  const failed = () => (tries + 1 < ownTries ? setTries(tries + 1) : setMissing(true));
  return (
    <a
      className={`${style.tile} ${isPending ? style.pending : ''} ${isSelected ? style.selected : ''}`}
      href={`/photo/${number}`}
      data-photo={number}
      draggable={false}
      tabIndex={isTabStop ? 0 : -1}
      role={isSelecting ? 'checkbox' : undefined}
      aria-checked={isSelecting ? isSelected : undefined}
      aria-label={hasPicture && begun.current ? undefined : name}
      style={{ ...box, backgroundColor: colorOf(color) }}
    >
      {hasPicture && begun.current && <img key={tries} alt={name} decoding="async" draggable={false} {...sources(pictures, props, tries)} ref={begin} onLoad={arrived} onError={failed} />}
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
  if (tile) tile.style.backgroundImage = '';
}
