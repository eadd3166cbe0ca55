import type { MapFacts } from '../../api/places';
import style from '../map.module.css';
import { worldPixels, type Size, type View } from '../projection';

interface Tile {
  key: string;
  url: string;
  left: number;
  top: number;
  side: number;
}

/** Pictures of the map from the server that the administrator chose. */
export function Tiles({ tiles, view, size }: { tiles: NonNullable<MapFacts['tiles']>; view: View; size: Size }) {
  return (
    <div className={style.tiles} aria-hidden="true">
      {tilesOf(tiles, view, size).map(({ key, url, left, top, side }) => (
        <img key={key} src={url} alt="" draggable={false} decoding="async" style={{ transform: `translate(${left}px, ${top}px)`, width: side, height: side }} />
      ))}
    </div>
  );
}

/** The tiles of a view: of the nearest whole zoom, enlarged or made smaller to fit. */
export function tilesOf(tiles: NonNullable<MapFacts['tiles']>, view: View, size: Size): Tile[] {
  const zoom = Math.max(0, Math.min(tiles.maxZoom, Math.round(view.zoom)));
  const many = 2 ** zoom;
  const scale = worldPixels(view.zoom);
  const side = scale / many;
  const [left, top] = [view.x * scale - size.width / 2, view.y * scale - size.height / 2];
  const found: Tile[] = [];
  for (let row = Math.max(0, Math.floor(top / side)); row <= Math.min(many - 1, Math.floor((top + size.height) / side)); row++) {
    for (let column = Math.floor(left / side); column <= Math.floor((left + size.width) / side); column++) {
      const x = ((column % many) + many) % many;
      const url = tiles.url.replaceAll('{z}', String(zoom)).replaceAll('{x}', String(x)).replaceAll('{y}', String(row));
      // A pixel larger than it is, so that no seam shows.
      found.push({ key: `${zoom}/${column}/${row}`, url, left: Math.round(column * side - left), top: Math.round(row * side - top), side: Math.ceil(side) + 1 });
    }
  }
  return found;
}
