import { flushSync } from 'react-dom';

/** The name that a tile and the photo on the stage share while one becomes the other. */
const shared = 'photo';

const canMove = (): boolean => 'startViewTransition' in document && !matchMedia('(prefers-reduced-motion: reduce)').matches;

function isInSight(element: HTMLElement): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

/** Opens a photo: it grows from its tile. */
export function grow(tile: HTMLElement | null, change: () => void): void {
  if (!canMove() || !tile) return change();
  tile.style.viewTransitionName = shared;
  document.startViewTransition(() => {
    tile.style.viewTransitionName = '';
    flushSync(change);
  });
}

/** Closes a photo: it goes back into its tile; when that is out of sight it only fades. */
export function shrink(findTile: () => HTMLElement | null, change: () => Promise<void>): void {
  if (!canMove()) return void change();
  let tile: HTMLElement | null = null;
  const transition = document.startViewTransition(async () => {
    await change();
    tile = findTile();
    if (tile && isInSight(tile)) tile.style.viewTransitionName = shared;
  });
  void transition.finished.finally(() => {
    if (tile) tile.style.viewTransitionName = '';
  });
}
