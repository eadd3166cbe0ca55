import { Calendar, Camera, Heart, MapPin, Play, Tag, UserRound, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { count, monthOf } from './facts';
import { m } from '../../messages';
import { Menu } from '../../ui/Menu';
import type { Filters } from './words';
import style from './search.module.css';

interface Facet {
  id: string;
  name: string;
  count: number;
}

/** What the photos that were found can be narrowed by. */
export interface Facets {
  months: { month: string; count: number }[];
  places: Facet[];
  cameras: Facet[];
  people: Facet[];
  tags: Facet[];
}

interface Props {
  filters: Filters;
  facets: Facets | undefined;
  onFilters: (filters: Filters) => void;
  /** A place is a word like others. */
  onWord: (word: string) => void;
}

/** Chips: ink for what is on, with a way out; outlined for what can be added. */
export function Narrow({ filters, facets, onFilters, onWord }: Props) {
  const set = (change: Filters) => onFilters({ ...filters, ...change });
  const name = (facet: Facet) => `${facet.name} · ${count(facet.count)}`;
  const person = facets?.people.find(({ id }) => id === filters.personId);
  return (
    <div className={style.chips} role="group" aria-label={m.search.narrow}>
      {filters.personId
        ? <On icon={UserRound} label={person?.name ?? m.search.person} onOff={() => set({ personId: '' })} />
        : <Add icon={UserRound} label={m.search.person} from={facets?.people.map((facet) => ({ label: name(facet), run: () => set({ personId: facet.id }) }))} />}
      {filters.date_from
        ? <On icon={Calendar} label={monthOf(filters.date_from)} onOff={() => set({ date_from: '', date_to: '' })} />
        : <Add icon={Calendar} label={m.search.month} from={facets?.months.map(({ month, count: photos }) => ({ label: `${monthOf(`${month}-01`)} · ${count(photos)}`, run: () => set({ date_from: `${month}-01`, date_to: lastOf(month) }) }))} />}
      <Add icon={MapPin} label={m.search.place} from={facets?.places.map((facet) => ({ label: name(facet), run: () => onWord(facet.name) }))} />
      {filters.camera
        ? <On icon={Camera} label={filters.camera} onOff={() => set({ camera: '' })} />
        : <Add icon={Camera} label={m.search.camera} from={facets?.cameras.map((facet) => ({ label: name(facet), run: () => set({ camera: facet.name }) }))} />}
      {filters.tag
        ? <On icon={Tag} label={filters.tag} onOff={() => set({ tag: '' })} />
        : <Add icon={Tag} label={m.search.tag} from={facets?.tags.map((facet) => ({ label: name(facet), run: () => set({ tag: facet.name }) }))} />}
      <Toggle icon={Heart} label={m.search.favorites} isOn={filters.favorite === 'true'} onToggle={(on) => set({ favorite: on ? 'true' : '' })} />
      <Toggle icon={Play} label={m.search.videos} isOn={filters.kind === 'video'} onToggle={(on) => set({ kind: on ? 'video' : '' })} />
    </div>
  );
}

function On({ icon: Icon, label, onOff }: { icon: LucideIcon; label: string; onOff: () => void }) {
  return <button type="button" className={`${style.chip} ${style.on}`} aria-label={m.search.without(label)} onClick={onOff}><Icon className="i i--sm" />{label}<X className="i i--sm" /></button>;
}

function Add({ icon: Icon, label, from = [] }: { icon: LucideIcon; label: ReactNode & string; from?: { label: string; run: () => void }[] | undefined }) {
  if (from.length === 0) return null;
  return <Menu label={label} items={from.slice(0, 12)} className={style.chip}><Icon className="i i--sm" />{label}</Menu>;
}

function Toggle({ icon: Icon, label, isOn, onToggle }: { icon: LucideIcon; label: string; isOn: boolean; onToggle: (on: boolean) => void }) {
  return (
    <button type="button" className={`${style.chip} ${isOn ? style.on : ''}`} aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      <Icon className="i i--sm" />{label}{isOn && <X className="i i--sm" />}
    </button>
  );
}

/** The last day of a month that is written 2024-05. */
function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
