import { X } from 'lucide-react';
import { dayDate, longDate } from '../../lib/format';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import style from './controls.module.css';
import { changeList, noFilter, useListState, type ListState } from './state';

const dateOf = (text: string): string => longDate(dayDate(Date.parse(text) / 86_400_000));

/** What the list is narrowed to, each with its way out. */
export function FilterChips() {
  const state = useListState();
  const words = m.lists;
  const chips: [string, Partial<ListState>][] = [];
  if (state.kind) chips.push([state.kind === 'video' ? words.videosOnly : words.photosOnly, { kind: null }]);
  if (state.favorite) chips.push([m.nav.favorites, { favorite: false }]);
  if (state.from && state.to) chips.push([words.between(dateOf(state.from), dateOf(state.to)), { from: null, to: null }]);
  else if (state.from) chips.push([words.since(dateOf(state.from)), { from: null }]);
  else if (state.to) chips.push([words.until(dateOf(state.to)), { to: null }]);
  if (state.camera) chips.push([state.camera, { camera: null }]);
  if (state.place) chips.push([state.place, { place: null }]);
  if (chips.length === 0) return null;
  return (
    <div className={style.chips}>
      {chips.map(([label, change]) => (
        <button key={label} type="button" className={style.chip} aria-label={words.without(label)} onClick={() => changeList(change)}>{label}<X className="i i--sm" /></button>
      ))}
      {chips.length > 1 && <Button kind="quiet" size="sm" onClick={() => changeList(noFilter)}>{words.clear}</Button>}
    </div>
  );
}
