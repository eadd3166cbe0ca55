import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { api } from '../../api/client';
import type { PhotoSource, Sort } from '../../grid/source';
import { count } from '../../lib/format';
import { usePhone } from '../../lib/hooks';
import { m } from '../../messages';
import { Button, Segmented } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Switch } from '../../ui/Field';
import type { ListKind } from '../actionsFor';
import style from './controls.module.css';
import { sortLabel } from './SortOptions';
import { changeList, isFiltered, noFilter, useListState } from './state';
import { SizeToggle, ViewToggle } from './ViewToggle';

interface NameCount {
  name: string;
  count: number;
}

interface Facets {
  photos: number;
  videos: number;
  favorites: number;
  cameras: NameCount[];
  cities: NameCount[];
  countries: NameCount[];
}

interface Props {
  source: PhotoSource;
  kind: ListKind;
  onClose: () => void;
}

/** What a list can be narrowed to. Each choice applies at once, and the number below says what is left. */
export default function FilterPanel({ source, kind, onClose }: Props) {
  const state = useListState();
  const { sorts = [], filters = [] } = source;
  const has = (name: (typeof filters)[number]) => filters.includes(name);
  const { data } = useQuery({ queryKey: ['timeline', 'facets'], queryFn: () => api<Facets>('/timeline/facets'), enabled: has('camera') || has('place') });
  const words = m.lists;
  const phone = usePhone();
  return (
    <Dialog
      title={filters.length === 0 || phone ? words.view : words.filter}
      onClose={onClose}
      foot={
        <>
          <span className={`num grow small muted ${style.left}`} aria-live="polite">{source.isHere ? words.photos(source.total) : ''}</span>
          {filters.length > 0 && <Button disabled={!isFiltered(state)} onClick={() => changeList(noFilter)}>{words.clear}</Button>}
          <Button kind="ink" onClick={onClose}>{m.action.done}</Button>
        </>
      }
    >
      <div className={style.panel}>
        <div className={`phone-only ${style.group}`}>
          <Row label={words.as}><ViewToggle kind={kind} /></Row>
          <Row label={m.nav.photoSize}><SizeToggle /></Row>
          {sorts.length > 1 && <Choice label={words.sort} value={state.sort} onChoose={(value) => changeList({ sort: value as Sort })}>{sorts.map((sort) => <option key={sort} value={sort}>{sortLabel(sort)}</option>)}</Choice>}
        </div>
        {has('kind') && (
          <Row label={words.kind}>
            <Segmented
              label={words.kind}
              value={state.kind ?? 'all'}
              onChoose={(value) => changeList({ kind: value === 'all' ? null : value })}
              choices={[{ value: 'all', label: words.all }, { value: 'photo', label: words.photosOnly }, { value: 'video', label: words.videosOnly }]}
            />
          </Row>
        )}
        {has('favorite') && <Row label={words.favoritesOnly}><Switch label={words.favoritesOnly} on={state.favorite} onChange={(favorite) => changeList({ favorite })} /></Row>}
        {has('dates') && (
          <div className={style.dates}>
            <Day label={words.from} value={state.from} onChoose={(from) => changeList({ from })} />
            <Day label={words.to} value={state.to} onChoose={(to) => changeList({ to })} />
          </div>
        )}
        {has('camera') && (
          <Choice label={words.camera} value={state.camera ?? ''} onChoose={(camera) => changeList({ camera: camera || null })}>
            <option value="">{words.anyCamera}</option>
            <Names names={data?.cameras} chosen={state.camera} />
          </Choice>
        )}
        {has('place') && (
          <Choice label={words.place} value={state.place ?? ''} onChoose={(place) => changeList({ place: place || null })}>
            <option value="">{words.anyPlace}</option>
            <optgroup label={words.countries}><Names names={data?.countries} chosen={null} /></optgroup>
            <optgroup label={words.cities}><Names names={data?.cities.filter(({ name }) => !data.countries.some((country) => country.name === name))} chosen={data?.countries.some(({ name }) => name === state.place) ? null : state.place} /></optgroup>
          </Choice>
        )}
      </div>
    </Dialog>
  );
}

/** Names to choose from; the chosen one is there even when no photo has it any more. */
function Names({ names = [], chosen }: { names: NameCount[] | undefined; chosen: string | null }) {
  const all = chosen === null || names.some(({ name }) => name === chosen) ? names : [{ name: chosen, count: 0 }, ...names];
  return all.map(({ name, count: photos }) => <option key={name} value={name}>{photos > 0 ? `${name} (${count(photos)})` : name}</option>);
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return <div className={style.row}><span>{label}</span>{children}</div>;
}

function Choice({ label, value, onChoose, children }: { label: string; value: string; onChoose: (value: string) => void; children: ReactNode }) {
  const id = useId();
  return (
    <div className={style.row}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={style.select} value={value} onChange={(event) => onChoose(event.target.value)}>{children}</select>
    </div>
  );
}

function Day({ label, value, onChoose }: { label: string; value: string | null; onChoose: (value: string | null) => void }) {
  const id = useId();
  return (
    <div className={style.day}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" className={style.select} value={value ?? ''} onChange={(event) => onChoose(event.target.value || null)} />
    </div>
  );
}
