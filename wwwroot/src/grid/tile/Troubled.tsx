import { ImageOff } from 'lucide-react';
import type { CSSProperties } from 'react';
import { m } from '../../messages';
import type { TileProps } from './Tile';
import style from './tile.module.css';

interface Props extends TileProps {
  box: CSSProperties;
  /** Loads the picture again; without it the server has to work on the photo again. */
  onAgain: (() => void) | undefined;
}

/** A tile whose picture does not come keeps its place and says what can be done. */
export function Troubled({ number, name, width, height, box, isSelected, isSelecting, isTabStop, canRemove, onAgain }: Props) {
  const label = `${name}, ${m.grid.failed}`;
  const className = `${style.tile} ${style.failed} ${isSelected ? style.selected : ''}`;
  const hasWords = height > 90 && width > 120;
  if (isSelecting || !hasWords) {
    return (
      <a className={className} href={`/photo/${number}`} data-photo={number} draggable={false} tabIndex={isTabStop ? 0 : -1} role={isSelecting ? 'checkbox' : undefined} aria-checked={isSelecting ? isSelected : undefined} aria-label={label} style={box}>
        <ImageOff className="i" />
      </a>
    );
  }
  return (
    <div className={className} data-photo={number} tabIndex={isTabStop ? 0 : -1} role="group" aria-label={label} style={box}>
      <ImageOff className="i" />
      <span>{m.grid.failed}</span>
      <span className={style.acts}>
        {onAgain ? <button type="button" onClick={onAgain}>{m.lists.retry}</button> : <button type="button" data-trouble="retry">{m.lists.retry}</button>}
        {canRemove && <button type="button" data-trouble="remove">{m.lists.remove}</button>}
        {height > 150 && <a href={`/photo/${number}`} data-open="">{m.grid.details}</a>}
      </span>
    </div>
  );
}
