import { colorOf, ratioOf, type Columns } from '../../grid/columns';
import { useMedia } from '../../lib/hooks';
import style from './viewer.module.css';

interface Props {
  columns: Columns;
  at: number;
  owner: string;
  onStep: (number: number) => void;
}

/** The neighbours of the photo on the stage. A shortcut for the mouse: the arrow keys do the same. */
export function Filmstrip({ columns, at, owner, onStep }: Props) {
  const each = useMedia('(width >= 1080px)') ? 9 : 6;
  const first = Math.max(0, Math.min(at - each, columns.count - 2 * each - 1));
  const last = Math.min(columns.count - 1, first + 2 * each);
  const frames = [];
  for (let photo = first; photo <= last; photo++) {
    const number = columns.numbers[photo] as number;
    const isHere = photo === at;
    const ratio = Math.min(2.4, ratioOf(columns.ratios[photo] as number));
    frames.push(
      <a
        key={number}
        href={`/photo/${number}`}
        tabIndex={-1}
        className={isHere ? style.here : undefined}
        style={{ backgroundColor: colorOf(columns.colors[photo] as number), ...(isHere ? { width: 48 * ratio } : {}) }}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          onStep(number);
        }}
      >
        <img src={`/thumbnails/${owner}/${number}_150.webp?v=${columns.renditions[photo]}`} alt="" decoding="async" />
      </a>,
    );
  }
  return <div className={style.strip} aria-hidden="true">{frames}</div>;
}
