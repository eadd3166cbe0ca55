import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Route, Switch, useLocation, useSearch } from 'wouter';
import { TimelinePage } from '../features/photos/TimelinePage';
import { Uploads } from '../features/uploads/Uploads';
import { useViewing } from '../grid/viewing';
import { clearSelection } from '../grid/selection';
import { isForPage, useWindowEvent } from '../lib/hooks';
import { later, whenQuiet } from '../lib/later';
import { openPicker } from '../lib/picker';
import { grow, shrink } from '../lib/transition';
import { choosePhotosFor, usePicking } from '../library/picking';
import { readPlace } from '../library/places';
import { isAdmin, useMe } from '../library/session';
import { enter } from './enter';
import { ErrorBoundary } from './ErrorBoundary';
import { LibraryIndex } from './LibraryIndex';
import { Missing } from './Missing';
import { Shell } from './Shell';

const CollectionPage = lazy(() => import('../features/photos/CollectionPage').then(({ CollectionPage }) => ({ default: CollectionPage })));
const Albums = lazy(() => import('../features/albums/AlbumsPage'));
const AlbumPage = lazy(() => import('../features/albums/AlbumPage'));
const AlbumPicker = lazy(() => import('../features/albums/AlbumPicker'));
const Explore = lazy(() => import('../features/explore/ExplorePage'));
const Places = lazy(() => import('../features/explore/PlacesPage'));
const PlacePage = lazy(() => import('../features/explore/PlacePage'));
const RecentPage = lazy(() => import('../features/explore/FoundPage').then(({ RecentPage }) => ({ default: RecentPage })));
const DayPage = lazy(() => import('../features/explore/FoundPage').then(({ DayPage }) => ({ default: DayPage })));
const AreaPage = lazy(() => import('../features/explore/FoundPage').then(({ AreaPage }) => ({ default: AreaPage })));
const MapPage = lazy(() => import('../features/map/MapPage'));
const Duplicates = lazy(() => import('../features/duplicates/DuplicatesPage'));
const Editor = lazy(() => import('../features/editor/Editor'));
const SearchPage = lazy(() => import('../features/search/SearchPage'));
const Settings = lazy(() => import('../features/settings/SettingsPage'));
const Health = lazy(() => import('../features/admin/HealthPage'));
const Users = lazy(() => import('../features/users/UsersPage'));
const Keyboard = lazy(() => import('./Keyboard'));

const viewer = later(() => import('../features/viewer/Viewer').then(({ Viewer }) => Viewer));

const photoPath = /^\/photo\/(\d{1,10})$/;

interface PhotoState {
  /** The page under the photo; back leads there. */
  from?: string;
  list?: string;
}

const tileOf = (number: number) => document.querySelector<HTMLElement>(`[data-testid="photo-grid"] [data-photo="${number}"]`);

/** Back to the page that the photo was opened from, or to the one it lies over when it was opened by its address. */
function goBack(otherwise: () => void): Promise<void> {
  if (!(history.state as PhotoState | null)?.from) {
    otherwise();
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    // Two frames: React has drawn the page without the viewer.
    addEventListener('popstate', () => setTimeout(resolve, 32), { once: true });
    history.back();
  });
}

/** Everything one sees when signed in: a page, and a photo open over it. */
export function Home() {
  const [location, navigate] = useLocation();
  const search = useSearch();
  const number = Number(photoPath.exec(location)?.[1] ?? 0);
  const state = (history.state ?? {}) as PhotoState;
  const behind = useRef('/');
  // With its query: how the list is looked at comes back with it.
  if (number === 0) behind.current = search ? `${location}?${search}` : location;
  else if (state.from) behind.current = state.from;
  const path = behind.current.split('?')[0] ?? '/';
  const [showsKeys, setShowsKeys] = useState(false);
  const [editing, setEditing] = useState(0);
  const me = useMe();
  const isPicking = usePicking((state) => state.numbers !== null);

  useEffect(() => enter(me), [me.id]);
  useEffect(() => whenQuiet(viewer.fetch), []);
  useEffect(() => useViewing.setState({ number: number || null, list: state.list ?? 'timeline' }), [number, state.list]);
  useEffect(() => {
    clearSelection();
    // On an album's page there is nothing to choose for it.
    if (path.startsWith('/albums')) choosePhotosFor(null);
  }, [path]);

  const open = useCallback(
    (photo: number, list: string) => grow(tileOf(photo), () => navigate(`/photo/${photo}`, { state: { from: behind.current, list } satisfies PhotoState })),
    [navigate],
  );
  const close = () => shrink(() => tileOf(number), () => goBack(() => navigate(behind.current, { replace: true })));

  const goesTo = useRef(-Infinity);
  useWindowEvent('keydown', (event) => {
    if (!isForPage(event) || number > 0) return;
    const key = event.key.toLowerCase();
    const place = performance.now() - goesTo.current < 1_500 ? { p: '/', a: '/albums', f: '/favorites', t: '/trash' }[key] : undefined;
    goesTo.current = key === 'g' ? performance.now() : -Infinity;
    if (place) navigate(place);
    else if (event.key === '?') setShowsKeys(true);
    else if (event.key === '/') navigate('/search');
    else if (key === 'u') openPicker();
    else return;
    event.preventDefault();
  });

  return (
    <>
      <Shell path={path} hidden={number > 0}>
        <ErrorBoundary key={path}><Suspense fallback={null}>
          <Switch location={path}>
            <Route path="/"><TimelinePage onOpen={open} /></Route>
            <Route path="/favorites"><CollectionPage key="favorites" filter="favorites" onOpen={open} /></Route>
            <Route path="/archive"><CollectionPage key="archived" filter="archived" onOpen={open} /></Route>
            <Route path="/trash"><CollectionPage key="trash" filter="trash" onOpen={open} /></Route>
            <Route path="/albums"><Albums /></Route>
            <Route path="/albums/:id">{({ id }) => <AlbumPage key={id} id={id} onOpen={open} />}</Route>
            <Route path="/explore"><Explore onOpen={open} /></Route>
            <Route path="/explore/recent"><RecentPage onOpen={open} /></Route>
            <Route path="/explore/day/:day">{({ day }) => <DayPage key={day} day={day} onOpen={open} />}</Route>
            <Route path="/places"><Places /></Route>
            <Route path="/places/:country/:region?/:city?">{(names) => <PlacePage key={path} {...readPlace(names)} onOpen={open} />}</Route>
            <Route path="/map"><MapPage onOpen={open} /></Route>
            <Route path="/map/area/:box">{({ box }) => <AreaPage key={box} box={box} onOpen={open} />}</Route>
            <Route path="/duplicates"><Duplicates onOpen={open} /></Route>
            <Route path="/search"><SearchPage onOpen={open} /></Route>
            <Route path="/library"><LibraryIndex /></Route>
            <Route path="/settings"><Settings onKeyboard={() => setShowsKeys(true)} /></Route>
            {isAdmin(me) && <Route path="/admin"><Health /></Route>}
            {isAdmin(me) && <Route path="/admin/users"><Users /></Route>}
            <Route><Missing /></Route>
          </Switch>
        </Suspense></ErrorBoundary>
      </Shell>
      {number > 0 && <viewer.View number={number} onStep={(to) => navigate(`/photo/${to}`, { replace: true, state: history.state as PhotoState })} onClose={close} onEdit={() => setEditing(number)} />}
      {editing > 0 && editing === number && <Suspense fallback={null}><Editor number={number} onClose={() => setEditing(0)} /></Suspense>}
      <Uploads />
      {isPicking && <Suspense fallback={null}><AlbumPicker /></Suspense>}
      {showsKeys && <Suspense fallback={null}><Keyboard onClose={() => setShowsKeys(false)} /></Suspense>}
    </>
  );
}
