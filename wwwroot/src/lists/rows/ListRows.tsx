import { Heart, ImageOff, Play } from 'lucide-react';
import { memo, useEffect, useReducer, useRef, useState } from 'react';
import type { Photo } from '../../api/wire';
import { colorOf, Flag, ratioOf } from '../../grid/columns';
import { dayOfPhoto } from '../../grid/order';
import { nearScreen, type RowsProps } from '../../grid/tile/Rows';
import { cameraOf, placeOf, takenInShort, takenOf } from '../../lib/facts';
import { count, dayDate, length, longDate, size } from '../../lib/format';
import { m } from '../../messages';
import style from './rows.module.css';

const askMs = 60; // a scroll by keys passes several lines; they are asked for together

/** The photos near the screen, one a line, with what is known of each. */
export default function ListRows({ arrangement: { columns, layout }, range, source, selected, tabStop, ...rest }: RowsProps) {
  const { from, to } = nearScreen({ arrangement: { columns, layout }, range });
  useFacts(source, columns.numbers, from, to, range.load);
  const lines = [];
  for (let at = from; at < to; at++) {
    const number = columns.numbers[at] as number;
    lines.push(
      <Line
        key={number}
        number={number}
        picture={`${source.pictures}/${number}_150.webp?v=${columns.renditions[at] as number}`}
        photo={source.photo(number)}
        date={longDate(dayDate(columns.days[dayOfPhoto(columns, at)] as number))}
        flags={columns.flags[at] as number}
        seconds={columns.seconds[at] as number}
        color={columns.colors[at] as number}
        isWide={ratioOf(columns.ratios[at] as number) >= 1}
        y={(layout.rowTop[at] as number) - range.origin}
        height={layout.rowHeight[at] as number}
        isSelected={selected.has(number)}
        isSelecting={selected.size > 0}
        isTabStop={at === tabStop}
        load={range.load}
        canRemove={rest.canRemove}
      />,
    );
  }
  return <div className={style.lines}>{lines}</div>;
}

/** Reads what is not known of the lines on the screen, and draws them again when it is. */
function useFacts(source: RowsProps['source'], numbers: Uint32Array, from: number, to: number, load: boolean): void {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const { read, photo } = source;
  useEffect(() => {
    if (!read || !load) return;
    const unknown = [...numbers.subarray(from, to)].filter((number) => !photo(number));
    if (unknown.length === 0) return;
    let isHere = true;
    const timer = setTimeout(() => void read(unknown).then(() => isHere && draw(), () => undefined), askMs);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
    // `photo` is a look-up that is made anew with every source.
  }, [read, numbers, from, to, load]);
}

interface LineProps {
  number: number;
  picture: string;
  photo: Photo | undefined;
  date: string;
  flags: number;
  seconds: number;
  color: number;
  isWide: boolean;
  y: number;
  height: number;
  isSelected: boolean;
  isSelecting: boolean;
  isTabStop: boolean;
  load: boolean;
  canRemove: boolean;
}

const Line = memo(function Line({ number, picture, photo, date, flags, seconds, color, isWide, y, height, isSelected, isSelecting, isTabStop, load }: LineProps) {
  const begun = useRef(false);
  const [isMissing, setMissing] = useState(false);
  if (load) begun.current = true;
  const isVideo = (flags & Flag.video) !== 0;
  const hasPicture = (flags & (Flag.pending | Flag.failed)) === 0;
  return (
    <a className={`${style.line} ${isSelected ? style.selected : ''}`} href={`/photo/${number}`} data-photo={number} draggable={false} tabIndex={isTabStop ? 0 : -1} role={isSelecting ? 'checkbox' : undefined} aria-checked={isSelecting ? isSelected : undefined} style={{ top: y, height }}>
      <span className={`${style.thumb} ${isWide ? '' : style.tall}`} style={{ backgroundColor: colorOf(color) }}>
        {hasPicture && begun.current && !isMissing && <img src={picture} alt="" decoding="async" draggable={false} onError={() => setMissing(true)} />}
        {((flags & Flag.failed) !== 0 || isMissing) && <ImageOff className="i i--sm" />}
      </span>
      <span className={style.name}>
        <span className="clip">{photo?.filename ?? ''}</span>
        {isVideo && <small className="num"><Play className="i i--sm i--fill" />{seconds > 0 && length(seconds)}</small>}
        {(flags & Flag.favorite) !== 0 && <Heart className="i i--sm i--fill" role="img" aria-hidden={false} aria-label={m.grid.favorite} />}
      </span>
      <span className={style.date}>{photo ? takenOf(photo) : date}</span>
      <span className={style.size}>{photo && size(photo.size)}</span>
      <span className={style.pixels}>{photo && photo.width > 0 && `${count(photo.width)} × ${count(photo.height)}`}</span>
      <span className={style.camera}>{photo && cameraOf(photo)}</span>
      <span className={style.place}>{photo && placeOf(photo)}</span>
      <span className={style.short}>{photo ? `${takenInShort(photo)}, ${size(photo.size)}` : date}</span>
    </a>
  );
});
