import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePhone } from '../lib/hooks';
import { m } from '../messages';
import { useArrangement, useMetrics } from './layout/arrangement';
import { Carried, Line } from './input/Carried';
import type { Columns } from './columns';
import style from './grid.module.css';
import { useHashes, type HashSource } from './tile/hashes';
import { useGridInput } from './input/input';
import type { Form } from './layout/layout';
import { PhoneScrubber } from './scroll/PhoneScrubber';
import { Rows } from './tile/Rows';
import { Scrubber } from './scroll/Scrubber';
import { useSelected } from './selection';
import tileStyle from './tile/tile.module.css';
import { useViewing } from './viewing';
import { useGridScroll, useRange } from './scroll/window';

export interface GridProps {
  /** Names the list: places and selections are kept by it. */
  list: string;
  columns: Columns;
  form?: Form;
  /** False while more of the list is on its way. */
  isWhole: boolean;
  /** The id of the photos' owner, for their thumbnails. */
  owner: string;
  onOpen: (number: number) => void;
  hashes?: HashSource;
  /** Called when four fifths of the list have gone by. */
  onNearEnd?: () => void;
  /** Where the list has an order of its own: photos are put before another, or behind all. */
  onMove?: ((numbers: number[], before: number | null) => void) | undefined;
  /** Below the photos. */
  after?: ReactNode;
  children?: ReactNode;
}

/** The virtual, justified grid of any list of photos. */
export function PhotoGrid({ list, columns, form = 'days', isWhole, owner, onOpen, hashes, onNearEnd, onMove, after, children }: GridProps) {
  const root = useRef<HTMLDivElement>(null);
  const metrics = useMetrics(root);
  const arrangement = useArrangement(columns, metrics, form);
  const { scroll, news, seeNews } = useGridScroll(list, root, arrangement, isWhole);
  const range = useRange(scroll, arrangement);
  const selected = useSelected(list);
  const input = useGridInput({ list, root, scroll, arrangement, range, onOpen, onMove, selected });
  useHashes(root, scroll, arrangement, hashes);
  const phone = usePhone();

  const hasScrubber = form === 'days';

  useEffect(() => {
    if (!hasScrubber) return;
    document.documentElement.dataset.gridOpen = '';
    return () => void delete document.documentElement.dataset.gridOpen;
  }, [hasScrubber]);
  useEffect(() => {
    if (!arrangement || !onNearEnd) return;
    const check = () => {
      if (scroll.top + innerHeight >= scroll.total * 0.8) onNearEnd();
    };
    check();
    return scroll.listen(check);
  }, [arrangement, onNearEnd, scroll]);

  // What a photo opened from here has before and after it.
  useEffect(() => useViewing.setState({ columns }), [columns]);
  useEffect(() => () => useViewing.setState({ columns: null }), []);

  const selecting = selected.size > 0;
  return (
    <div className={`${style.frame} ${hasScrubber ? '' : style.bare}`}>
      {children}
      <div ref={root} className={`${style.grid} ${selecting ? `${style.selecting} ${tileStyle.selecting}` : ''}`} data-testid="photo-grid" {...input.handlers}>
        {arrangement && range && <Rows {...{ arrangement, range, owner, selected, tabStop: input.tabStop }} />}
        {input.lift && range && <Line lift={input.lift} origin={range.origin} />}
      </div>
      {input.lift && <Carried lift={input.lift} owner={owner} ghost={input.ghost} />}
      {after}
      {onMove && <p className="vh" aria-live="polite">{input.said}</p>}
      {news > 0 && <div className={style.news}><button type="button" onClick={seeNews}><ArrowUp className="i i--sm" />{m.grid.newPhotos(news)}</button></div>}
      {hasScrubber && arrangement?.layout.form === 'days' && arrangement.columns.count > 0 && (phone ? <PhoneScrubber arrangement={arrangement} scroll={scroll} /> : <Scrubber arrangement={arrangement} scroll={scroll} />)}
    </div>
  );
}
