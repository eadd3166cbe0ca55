import { SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';
import { api } from '../../api/client';
import { useTitle } from '../../lib/hooks';
import { PhotoList } from '../../lists/PhotoList';
import { PhotoTools } from '../../lists/PhotoTools';
import { usePhotoPages } from '../../lists/pages';
import { m } from '../../messages';
import { Empty } from '../../ui/Empty';
import { Narrow, type Facets } from './Narrow';
import { useSettled, useSuggestions, type FoundPhoto, type Suggestion } from './search';
import { SearchBox } from './SearchBox';
import { Why } from './Why';
import { filterNames, queryOf, type Filters } from './words';
import style from './search.module.css';

const captionHeight = 26;

interface FirstPage {
  facets?: Facets;
  suggestions?: Suggestion[];
  complete: boolean;
}

/** One line to type in; photos while one types, each with its reason. */
export default function SearchPage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  const address = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const [words, setWords] = useState(address.get('q') ?? '');
  const filters: Filters = Object.fromEntries(filterNames.map((name) => [name, address.get(name) ?? '']));
  const settled = useSettled(words, 200).trim();
  const query = queryOf(settled, filters);
  useTitle(`${settled || m.search.title} · ${m.product}`);
  const go = (to: string) => navigate(to ? `/search?${to}` : '/search', { replace: true });
  // The address follows what is typed, so that a reload and the way back from a photo find it again.
  useEffect(() => {
    if (settled !== (address.get('q') ?? '')) go(query);
  }, [settled]);
  const setFilters = (next: Filters) => go(queryOf(settled, next));
  const box = <SearchBox words={words} onWords={setWords} />;
  if (!query) return <Nothing box={box} onWords={setWords} />;
  return <Found key={query} query={query} words={settled} filters={filters} box={box} onFilters={setFilters} onWords={setWords} onOpen={onOpen} />;
}

interface FoundProps {
  query: string;
  words: string;
  filters: Filters;
  box: React.ReactNode;
  onFilters: (filters: Filters) => void;
  onWords: (words: string) => void;
  onOpen: (number: number, list: string) => void;
}

function Found({ query, words, filters, box, onFilters, onWords, onOpen }: FoundProps) {
  const source = usePhotoPages(`search ${query}`, `/search?${query}`, (photo) => !photo.isDeleted);
  // What belongs to the whole of what was found comes with its first photo, and the same answer is asked for once.
  const { data: first } = useQuery({ queryKey: ['search', 'facets', query], queryFn: ({ signal }) => api<FirstPage>(`/search?${query}&limit=1`, { signal }), staleTime: 5_000 });
  const withWhy = useMemo(() => {
    const why = new Map(source.photos.map((photo) => [photo.number, (photo as FoundPhoto).why ?? []]));
    return { ...source, caption: { height: words ? captionHeight : 0, of: (number: number) => <Why reasons={why.get(number) ?? []} /> } };
  }, [source, words]);
  const narrow = <Narrow filters={filters} facets={first?.facets} onFilters={onFilters} onWord={(word) => onWords(`${words} ${word}`.trim())} />;
  return (
    <PhotoList
      source={withWhy}
      kind="search"
      title={m.search.title}
      form="rows"
      onOpen={onOpen}
      bar={<SearchBar>{box}<div className={style.tools}><PhotoTools source={source} kind="search" upload /></div></SearchBar>}
      head={
        <>
          {narrow}
          <p className={style.total} aria-live="polite">
            {source.isHere && source.total > 0 && <><strong className="num">{m.search.photos(source.total)}</strong>{words ? m.search.bestFirst : m.search.newestFirst}</>}
            {first?.complete === false && ` ${m.search.building}`}
          </p>
        </>
      }
      empty={
        <Empty icon={<SearchX />} title={words ? m.search.nothing(words) : m.search.nothingHere} help={(first?.suggestions?.length ?? 0) > 0 ? m.search.tryInstead : m.search.nothingHelp}>
          <Tries suggestions={first?.suggestions ?? []} onWords={onWords} />
        </Empty>
      }
    />
  );
}

/** Before anything is typed: what there is to find. */
function Nothing({ box, onWords }: { box: React.ReactNode; onWords: (words: string) => void }) {
  const suggestions = useSuggestions('', true);
  return (
    <>
      <SearchBar>{box}</SearchBar>
      <div className="page">
        <Empty level={1} title={m.search.start} help={m.search.startHelp}><Tries suggestions={suggestions} onWords={onWords} /></Empty>
      </div>
    </>
  );
}

function SearchBar({ children }: { children: React.ReactNode }) {
  return <header className={style.bar}><h1 className="vh">{m.search.title}</h1>{children}</header>;
}

function Tries({ suggestions, onWords }: { suggestions: Suggestion[]; onWords: (words: string) => void }) {
  return (
    <div className={style.tries}>
      {suggestions.map(({ text, kind }) => <button key={`${kind} ${text}`} type="button" className={style.chip} onClick={() => onWords(text)}>{text}</button>)}
    </div>
  );
}
