import { useRef, type MouseEvent, type UIEvent } from 'react';
import { longDate, wallClock } from '../lib/format';
import { select, toggle, useSelection } from '../grid/selection';
import tile from '../grid/tile/tile.module.css';
import type { PagedSource } from '../lists/pages';
import { m } from '../messages';
import style from './map.module.css';

const nearEnd = 400; // pixels left to scroll when the next page is sent for
const tickPixels = 44;

/** The photos of a panel in justified rows. As in every grid: a press opens, a press on the tick selects, with Shift a run. */
export function Prints({ source, selected, onOpen }: { source: PagedSource; selected: ReadonlySet<number>; onOpen: (number: number, list: string) => void }) {
  const root = useRef<HTMLDivElement>(null);
  const { list, photos } = source;
  const isSelecting = selected.size > 0;
  const scrolled = ({ currentTarget: box }: UIEvent) => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - nearEnd) source.more?.();
  };

  function pressed(event: MouseEvent): void {
    const link = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]');
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const number = Number(link.dataset.photo);
    const box = link.getBoundingClientRect();
    const inline = document.dir === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
    // A press by key has no place.
    const isOnTick = event.detail > 0 && inline < tickPixels && event.clientY - box.top < tickPixels && matchMedia('(hover: hover)').matches;
    const { anchor } = useSelection.getState();
    const from = photos.findIndex((photo) => photo.number === anchor);
    const to = photos.findIndex((photo) => photo.number === number);
    if (event.shiftKey && isSelecting && from >= 0) select(list, photos.slice(Math.min(from, to), Math.max(from, to) + 1).map((photo) => photo.number), true);
    else if (isSelecting || isOnTick || event.shiftKey) toggle(list, number);
    else onOpen(number, list);
  }

  return (
    <div ref={root} className={style.photos} onScroll={scrolled} tabIndex={-1}>
      <ul
        className={`${style.rows} ${isSelecting ? tile.selecting : ''}`}
        data-testid="map-photos"
        onClick={pressed}
        onKeyDown={(event) => {
          const link = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]');
          if (event.key !== ' ' || !link) return;
          event.preventDefault();
          event.stopPropagation();
          toggle(list, Number(link.dataset.photo));
        }}
      >
        {photos.map((photo) => {
          const ratio = photo.width > 0 ? Math.max(0.6, Math.min(2.4, photo.width / photo.height)) : 1;
          const isChosen = selected.has(photo.number);
          const date = longDate(wallClock(photo.takenAt));
          return (
            <li key={photo.id} style={{ '--r': ratio } as React.CSSProperties}>
              <a
                className={`${tile.tile} ${style.print} ${isChosen ? tile.selected : ''}`}
                href={`/photo/${photo.number}`}
                data-photo={photo.number}
                draggable={false}
                role={isSelecting ? 'checkbox' : undefined}
                aria-checked={isSelecting ? isChosen : undefined}
                style={{ backgroundColor: photo.color ?? '' }}
              >
                <img src={photo.urls.thumb400} srcSet={`${photo.urls.thumb150} 150w, ${photo.urls.thumb400} 400w`} sizes="150px" alt={photo.kind === 'video' ? m.grid.videoOn(date, '') : m.grid.photoOn(date)} loading="lazy" decoding="async" draggable={false} />
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
