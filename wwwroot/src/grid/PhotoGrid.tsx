import { ArrowUp } from 'lucide-react';
import { Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { usePhone } from '../lib/hooks';
import { m } from '../messages';
import { useArrangement, useMetrics } from './layout/arrangement';
import { Carried, Line } from './input/Carried';
import style from './grid.module.css';
import { useAhead } from './tile/ahead';
import { useHashes } from './tile/hashes';
import { useGridInput } from './input/input';
import type { Form } from './layout/layout';
import { PhoneScrubber } from './scroll/PhoneScrubber';
import { Rows, type RowsProps } from './tile/Rows';
import { Scrubber } from './scroll/Scrubber';
import { useSelected } from './selection';
import type { PhotoSource } from './source';
import tileStyle from './tile/tile.module.css';
import { useViewing } from './viewing';
import { useGridScroll, useRange } from './scroll/window';

export type Trouble = 'retry' | 'remove';

export interface GridProps {
  source: PhotoSource;
  form?: Form;
  /** Draws the photos near the screen; tiles where nothing else is given. */
  Draw?: ComponentType<RowsProps>;
  onOpen: (number: number) => void;
  /** A photo whose picture does not come: work on it again, or take it away. */
  onTrouble?: ((act: Trouble, number: number) => void) | undefined;
  /** Where the list has an order of its own: photos are put before another, or behind all. */
  onMove?: ((numbers: number[], before: number | null) => void) | undefined;
  /** Below the photos. */
  after?: ReactNode;
  children?: ReactNode;
}

/** The virtual, justified grid of any list of photos. */
export function PhotoGrid({ source, form = 'days', Draw = Rows, onOpen, onTrouble, onMove, after, children }: GridProps) {
  const { list, columns, isWhole, pictures, hashes, more } = source;
  const root = useRef<HTMLDivElement>(null);
  const metrics = useMetrics(root, source.caption?.height);
  const arrangement = useArrangement(columns, metrics, form);
  const { scroll, news, seeNews } = useGridScroll(list, root, arrangement, isWhole);
  const range = useRange(scroll, arrangement);
  const selected = useSelected(list);
  const input = useGridInput({ list, root, scroll, arrangement, range, onOpen, onTrouble, onMove, selected });
  useHashes(root, scroll, arrangement, hashes);
  useAhead(scroll, arrangement, pictures);
  const phone = usePhone();

  // Lists that are by date; a line of photos learns that from its layout.
  const hasScrubber = form === 'days' || (form === 'list' && (arrangement?.layout.months.length ?? 0) > 0);

  useEffect(() => {
    if (!hasScrubber) return;
    document.documentElement.dataset.gridOpen = '';
    return () => void delete document.documentElement.dataset.gridOpen;
  }, [hasScrubber]);
  useEffect(() => {
    if (!arrangement || !more) return;
    const check = () => {
      if (scroll.top + innerHeight >= scroll.total * 0.8) more();
    };
    check();
    return scroll.listen(check);
  }, [arrangement, more, scroll]);

  // What a photo opened from here has before and after it.
  useEffect(() => useViewing.setState({ columns }), [columns]);
  useEffect(() => () => useViewing.setState({ columns: null }), []);

  const selecting = selected.size > 0;
  return (
    <div className={`${style.frame} ${hasScrubber ? '' : style.bare}`}>
      {children}
      <div ref={root} className={`${style.grid} ${selecting ? `${style.selecting} ${tileStyle.selecting}` : ''}`} data-testid="photo-grid" {...input.handlers}>
        {arrangement && range && arrangement.layout.form === form && <Suspense fallback={null}><Draw {...{ arrangement, range, source, selected, tabStop: input.tabStop, canRemove: onTrouble !== undefined }} /></Suspense>}
        {input.lift && range && <Line lift={input.lift} origin={range.origin} />}
      </div>
      {input.lift && <Carried lift={input.lift} pictures={pictures} ghost={input.ghost} />}
      {after}
      {onMove && <p className="vh" aria-live="polite">{input.said}</p>}
      {news > 0 && <div className={style.news}><button type="button" onClick={seeNews}><ArrowUp className="i i--sm" />{m.grid.newPhotos(news)}</button></div>}
      {hasScrubber && arrangement && arrangement.layout.months.length > 0 && (phone ? <PhoneScrubber arrangement={arrangement} scroll={scroll} /> : <Scrubber arrangement={arrangement} scroll={scroll} />)}
    </div>
  );
}
