import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePhone } from '../lib/hooks';
import { m } from '../messages';
import { useArrangement, useMetrics } from './layout/arrangement';
import { Carried, Line } from './input/Carried';
import style from './grid.module.css';
import { useHashes } from './tile/hashes';
import { useGridInput } from './input/input';
import type { Form } from './layout/layout';
import { PhoneScrubber } from './scroll/PhoneScrubber';
import { Rows } from './tile/Rows';
import { Scrubber } from './scroll/Scrubber';
import { useSelected } from './selection';
import type { PhotoSource } from './source';
import tileStyle from './tile/tile.module.css';
import { useViewing } from './viewing';
import { useGridScroll, useRange } from './scroll/window';

export interface GridProps {
  source: PhotoSource;
  form?: Form;
  onOpen: (number: number) => void;
  /** Where the list has an order of its own: photos are put before another, or behind all. */
  onMove?: ((numbers: number[], before: number | null) => void) | undefined;
  /** Below the photos. */
  after?: ReactNode;
  children?: ReactNode;
}

/** The virtual, justified grid of any list of photos. */
export function PhotoGrid({ source, form = 'days', onOpen, onMove, after, children }: GridProps) {
  const { list, columns, isWhole, pictures, hashes, more } = source;
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
        {arrangement && range && <Rows {...{ arrangement, range, pictures, selected, tabStop: input.tabStop }} />}
        {input.lift && range && <Line lift={input.lift} origin={range.origin} />}
      </div>
      {input.lift && <Carried lift={input.lift} pictures={pictures} ghost={input.ghost} />}
      {after}
      {onMove && <p className="vh" aria-live="polite">{input.said}</p>}
      {news > 0 && <div className={style.news}><button type="button" onClick={seeNews}><ArrowUp className="i i--sm" />{m.grid.newPhotos(news)}</button></div>}
      {hasScrubber && arrangement?.layout.form === 'days' && arrangement.columns.count > 0 && (phone ? <PhoneScrubber arrangement={arrangement} scroll={scroll} /> : <Scrubber arrangement={arrangement} scroll={scroll} />)}
    </div>
  );
}
