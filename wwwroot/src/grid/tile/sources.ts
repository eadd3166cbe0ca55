import { freshOf } from '../../lib/fresh';
import { isThrifty } from '../../lib/network';

interface Picture {
  number: number;
  renditions: number;
  ratio: number;
  /** How wide it is shown, in CSS pixels. */
  width: number;
}

let preloads: Set<string> | undefined;

/** Whether the page's head has asked for it already: then it is on its way under this very address. */
const isPreloaded = (url: string): boolean => (preloads ??= new Set([...document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=image]')].map((link) => link.getAttribute('href') ?? ''))).has(url);

/**
 * The renditions of a photo; the browser takes the one for its own sharpness. On a thrifty connection there are only the two
 * small ones, as AVIF where the server has it: a quarter fewer bytes for half as much again to decode, which a scroll on a
 * fast one would pay for (decision 0022). WebP otherwise, and JPEG when that failed; tries after that ask past every cache.
 * A rendition's number is its longest side.
 */
export function sources(pictures: string, photo: Picture, tries = 0) {
  const fresh = tries === 0 ? freshOf(pictures, photo.number, photo.renditions) : undefined;
  if (fresh) return { src: fresh };
  const end = tries === 0 ? 'webp' : 'jpg';
  const isSmall = isThrifty();
  const more = `${isSmall && tries === 0 ? '&small=1' : ''}${tries > 1 ? `&again=${tries}` : ''}`;
  const url = (side: number) => `${pictures}/${photo.number}_${side}.${end}?v=${photo.renditions}${more}`;
  const widthOf = (side: number) => Math.max(1, Math.round(photo.ratio >= 1 ? side : side * photo.ratio));
  if (isSmall && tries === 0) {
    const asked = `${pictures}/${photo.number}_400.webp?v=${photo.renditions}`;
    if (isPreloaded(asked)) return { src: asked };
  }
  const sides = isSmall ? [150, 400] : [150, 400, 800];
  return { srcSet: sides.map((side) => `${url(side)} ${widthOf(side)}w`).join(', '), sizes: `${Math.ceil(photo.width)}px`, src: url(400) };
}
