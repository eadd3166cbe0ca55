import { decodeBlurHash } from 'fast-blurhash';
import { useEffect, type RefObject } from 'react';
import type { Arrangement } from '../layout/arrangement';
import { indexOf } from '../order';
import type { GridScroll } from '../scroll/scroll';
import type { HashSource } from '../source';

const waitMs = 150;
const side = 16;
const drawn = new Map<string, string>();

/** Where scrolling rests and a picture is late, its blurhash stands in for it. */
export function useHashes(root: RefObject<HTMLElement | null>, scroll: GridScroll, arrangement: Arrangement | null, source: HashSource | undefined): void {
  useEffect(() => {
    if (!arrangement || !source) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const fill = async () => {
      const late = [...(root.current?.querySelectorAll<HTMLImageElement>('img[data-wait]') ?? [])].map((image) => image.parentElement as HTMLElement);
      const places = late.map((tile) => indexOf(arrangement.columns, Number(tile.dataset.photo))).filter((place) => place >= 0);
      if (places.length === 0) return;
      const from = Math.min(...places);
      const hashes = await source(from, Math.max(...places) - from + 1).catch(() => []);
      if (stopped) return;
      for (const tile of late) {
        const hash = hashes[indexOf(arrangement.columns, Number(tile.dataset.photo)) - from];
        if (hash && tile.querySelector('img[data-wait]')) tile.style.backgroundImage = `url(${picture(hash)})`;
      }
    };
    const rested = () => {
      clearTimeout(timer);
      if (!scroll.isFast) timer = setTimeout(() => void fill(), waitMs);
    };
    rested();
    const stop = scroll.listen(rested);
    return () => {
      stopped = true;
      stop();
      clearTimeout(timer);
    };
  }, [root, scroll, arrangement, source]);
}

/** A blurhash as a small picture. */
function picture(hash: string): string {
  let url = drawn.get(hash);
  if (url) return url;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return '';
  const image = context.createImageData(side, side);
  image.data.set(decodeBlurHash(hash, side, side));
  context.putImageData(image, 0, 0);
  url = canvas.toDataURL();
  if (drawn.size > 2_000) drawn.clear();
  drawn.set(hash, url);
  return url;
}
