import { useQuery } from '@tanstack/react-query';
import { BoxSelect, Globe, List, Minus, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Bounds } from '../api/places';
import { clearSelection, useSelected } from '../grid/selection';
import { useViewing } from '../grid/viewing';
import { isForPage, usePhone, useWindowEvent } from '../lib/hooks';
import { boxText, clustersQuery, mapQuery, townsQuery } from '../library/places';
import { usePhotoPages } from '../lists/pages';
import { SelectionBar } from '../lists/SelectionBar';
import type { ListKind } from '../lists/actionsFor';
import { m } from '../messages';
import { Button, IconButton } from '../ui/Button';
import { Base } from './base/Base';
import style from './map.module.css';
import { Panel } from './Panel';
import { askedFor, boundsOf, zoomBy, type Size, type View } from './projection';
import { isWithin, placeStamps, rectOf, type Stamp } from './placing';
import { Stamps } from './Stamps';
import { Tiles } from './base/Tiles';
import { useGestures } from './useGestures';
import { fitBeside, useView, type Inset } from './useView';

interface Props {
  /** Names the list: its selection is kept by it. */
  list: string;
  kind?: ListKind;
  /** Narrows what is shown, as /photos takes it: "albumId=…", "filter=favorites". */
  filter?: string;
  title?: string;
  /** Over the map while nothing is selected; left out where the page around has its own, also for what is selected. */
  bar?: ReactNode;
  /** What is shown first; without it all photos. */
  start?: View | Bounds | null;
  onView?: (view: View) => void;
  onOpen: (number: number, list: string) => void;
}

const quietMs = 250; // a map that moves does not ask what is seen

/** Photos on a map: stamps for many, a panel with those of a stamp, an area, or all that is seen. */
export function PhotoMap({ list, kind = 'timeline', filter = '', title = '', bar, start = null, onView, onOpen }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const [isOpen, setOpen] = useState(true);
  const [isMarking, setMarking] = useState(false);
  const [chosen, setChosen] = useState<Bounds | null>(null);
  const inset: Inset = { end: isOpen && !phone ? 356 : 0, bottom: isOpen && phone ? 236 : 0 };
  const first = (size: Size): View => (start && 'zoom' in start ? start : fitBeside(start ?? everywhere, size, inset));
  const map = useView(root, first);
  const facts = useQuery(mapQuery).data;

  const asked = map ? boxText(askedFor(map.view, map.size)) : '';
  const clusters = useQuery({ ...clustersQuery(asked, map ? Math.floor(map.view.zoom * 2) / 2 : 0, filter), enabled: asked !== '' }).data;
  const towns = useQuery({ ...townsQuery(asked, 90), enabled: asked !== '' && facts?.towns === true && (map?.view.zoom ?? 0) >= 4.5 }).data;
  const stamps = useMemo(() => (map ? placeStamps(clusters?.clusters ?? [], map.view, map.size) : []), [clusters, map?.view, map?.size]);

  // All photos, once, where nothing else was asked for.
  const whole = useQuery({ ...clustersQuery('-180,-90,180,90', 0, filter), staleTime: 60_000 }).data;
  const all = useMemo(() => around(whole?.clusters.map(({ bounds }) => bounds) ?? []), [whole]);
  const hasFitted = useRef(start !== null);
  useEffect(() => {
    if (hasFitted.current || !map || !all) return;
    hasFitted.current = true;
    map.show(fitBeside(all, map.size, inset));
  }, [map, all]);
  useEffect(() => {
    if (map && hasFitted.current) onView?.(map.view);
  }, [map?.view, onView]);

  const seen = useSettled(map ? boxText(boundsOf(map.view, map.size, { x: 0, y: 0 }, { x: map.size.width - inset.end, y: map.size.height - inset.bottom })) : '');
  const bounds = chosen ?? readSeen(seen);
  const path = `/photos?bbox=${bounds ? boxText(bounds) : '0,0,0,0'}${filter ? `&${filter}` : ''}`;
  const source = usePhotoPages(list, path, (photo) => !photo.isDeleted);
  const selected = useSelected(list);

  const choose = useRef((stamp: Stamp) => {
    setChosen(stamp.cluster.bounds);
    setOpen(true);
  }).current;
  const goWhole = () => {
    setChosen(null);
    if (map && all) map.glide(fitBeside(all, map.size, inset));
  };
  const gestures = useGestures({
    root, map, isMarking, onWhole: goWhole,
    onArea: (area) => {
      if (!map) return;
      setChosen(boundsOf(map.view, map.size, { x: area.left, y: area.top }, { x: area.right, y: area.bottom }));
      setMarking(false);
      setOpen(true);
    },
  });
  const isOn = (stamp: Stamp) => chosen !== null && isWithin(stamp.cluster, chosen);
  const close = () => {
    if (chosen) setChosen(null);
    else setOpen(false);
    root.current?.focus({ preventScroll: true });
  };
  useWindowEvent('keydown', (event) => {
    if (event.key === 'Escape' && selected.size > 0 && useViewing.getState().number === null && isForPage(event)) clearSelection();
  });
  const inTheWay = useMemo(() => stamps.map(rectOf), [stamps]);
  const closing = useRef(close);
  closing.current = close;
  // A map that moves draws its stamps anew, not two hundred photos beside it.
  const panel = useMemo(
    () => bounds && <Panel source={source} bounds={bounds} path={path} filter={filter} onOpen={onOpen} onClose={() => closing.current()} />,
    [source.photos, source.total, source.isHere, source.more, path, filter, onOpen],
  );
  return (
    <>
      {bar !== undefined && selected.size > 0 ? <SelectionBar list={list} kind={kind} title={title} columns={source.columns} selected={selected} /> : bar}
      <div
        className={style.map}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || selected.size > 0 || !(isMarking || chosen)) return;
          if (isMarking) setMarking(false);
          else close();
          event.stopPropagation();
        }}
      >
        <div
          ref={root}
          className={`${style.surface} ${isMarking ? style.marking : ''}`}
          role="application"
          aria-label={m.map.label}
          aria-description={m.map.help}
          tabIndex={0}
          data-testid="photo-map"
          {...gestures.handlers}
        >
          {map && <Base view={map.view} size={map.size} towns={towns ?? none} inTheWay={inTheWay} isPlain={Boolean(facts?.tiles)} />}
          {map && facts?.tiles && <Tiles tiles={facts.tiles} view={map.view} size={map.size} />}
          <Stamps stamps={stamps} isOn={isOn} onChoose={choose} />
          {gestures.area && <div className={style.area} style={{ transform: `translate(${gestures.area.left}px, ${gestures.area.top}px)`, width: gestures.area.right - gestures.area.left, height: gestures.area.bottom - gestures.area.top }} />}
        </div>
        {isMarking && <div className={style.hint} role="status"><span>{m.map.selecting}</span><IconButton label={m.map.stop} onClick={() => setMarking(false)}><X className="i" /></IconButton></div>}
        <div className={style.tools}>
          <div className="wide-only">
            <IconButton label={m.map.zoomIn} hotkey="+" onClick={() => map?.glide(zoomBy(map.view, map.size, 1))}><Plus className="i" /></IconButton>
            <IconButton label={m.map.zoomOut} hotkey="-" onClick={() => map?.glide(zoomBy(map.view, map.size, -1))}><Minus className="i" /></IconButton>
          </div>
          <div>
            <IconButton label={m.map.select} hotkey="⇧" aria-pressed={isMarking} onClick={() => setMarking(!isMarking)}><BoxSelect className="i" /></IconButton>
            <IconButton label={m.map.whole} hotkey="0" onClick={goWhole}><Globe className="i" /></IconButton>
          </div>
        </div>
        <p className={style.source}>{facts?.tiles ? facts.tiles.attribution : m.map.attribution}</p>
        {isOpen && panel ? panel : <Button className={style.open} onClick={() => setOpen(true)}><List className="i" />{m.map.here}</Button>}
      </div>
    </>
  );
}

const none: never[] = [];
const everywhere: Bounds = { west: -170, south: -56, east: 170, north: 72 };

const readSeen = (box: string): Bounds | null => {
  const [west, south, east, north] = box.split(',').map(Number) as [number, number, number, number];
  return box ? { west, south, east, north } : null;
};

/** The box around some boxes; null around none. */
function around(boxes: Bounds[]): Bounds | null {
  if (boxes.length === 0) return null;
  return {
    west: Math.min(...boxes.map(({ west }) => west)), east: Math.max(...boxes.map(({ east }) => east)),
    south: Math.min(...boxes.map(({ south }) => south)), north: Math.max(...boxes.map(({ north }) => north)),
  };
}

/** A value once it has been the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === '' && value !== '') {
      setSettled(value);
      return;
    }
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, settled]);
  return settled;
}
