import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Photo } from '../../api/wire';
import { usePhone } from '../../lib/hooks';
import { download } from '../../library/actions';
import { saveEdits } from '../../library/edits';
import { m } from '../../messages';
import { editorWords } from '../../messages/editor';
import { Ask } from '../../ui/Dialog';
import { hasSides, ratioIn, type Shape } from './crop/shapes';
import { sizeAfter } from './frame';
import { useHistory } from './history';
import { AdjustPanel } from './panels/AdjustPanel';
import { CropPanel } from './panels/CropPanel';
import { FilterPanel } from './panels/FilterPanel';
import { flipped, fromOperations, hasColors, nothing, same, toOperations, turned, withoutColors, type Plan, type Slider } from './plan';
import { Stage } from './Stage';
import { Tabs, type Tab } from './Tabs';
import { TopBar } from './TopBar';
import type { Unedited } from './unedited';
import { usePreview } from './usePreview';
import style from './editor.module.css';

interface Props {
  photo: Photo;
  unedited: Unedited;
  /** What closes the editor from outside. */
  leaving: RefObject<() => void>;
  onClose: () => void;
}

/** The photo that is worked on, and everything to do it with. */
export function Desk({ photo, unedited, leaving, onClose }: Props) {
  const kept = useRef(fromOperations(photo.edits ?? []));
  const { plan, change, undo, redo, canUndo, canRedo } = useHistory(kept.current);
  const [tab, setTab] = useState<Tab>('adjust');
  const [slider, setSlider] = useState<Slider>('brightness');
  const [shape, setShape] = useState<Shape>(() => ({ name: 'free', stands: unedited.original.height > unedited.original.width }));
  const [comparing, setComparing] = useState(false);
  const [asks, setAsks] = useState(false);
  const phone = usePhone();
  const desk = useRef<HTMLDivElement>(null);
  const isCropping = tab === 'crop';
  const shown: Plan = comparing ? (hasColors(plan) ? withoutColors(plan) : nothing) : isCropping ? { ...nothing, adjust: plan.adjust, filter: plan.filter } : plan;
  const preview = usePreview(unedited, shown);
  const isChanged = !same(plan, kept.current);
  const leave = () => (isChanged ? setAsks(true) : onClose());
  const focusTab = () => desk.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  leaving.current = leave;

  useEffect(focusTab, []);

  const done = async () => {
    if (!isChanged) return onClose();
    preview.draw(plan);
    const picture = await new Promise<Blob | null>((resolve) => preview.canvas.toBlob(resolve, 'image/webp', 0.92));
    void saveEdits(photo, { operations: toOperations(plan), ...sizeAfter(plan, unedited.original), picture: picture ?? undefined });
    onClose();
  };
  const turn = (by: 1 | -1) => change((now) => turned(now, by), '');
  const flip = () => change(flipped, '');
  const keys = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (asks) return;
    if (event.key === 'Escape') leave();
    else if (command && key === 'z') event.shiftKey ? redo() : undo();
    else if (command && key === 'y') redo();
    else if (command && event.key === 'Enter') void done();
    else if (command || event.altKey) return;
    else if (event.key === '\\') setComparing(true);
    else if (key === 'r') turn(event.shiftKey ? -1 : 1);
    else if (key === 'h') flip();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={desk} className={style.desk} data-drawn={preview.drawn} onKeyDown={keys} onKeyUp={(event) => { if (event.key === '\\') setComparing(false); }}>
      <TopBar phone={phone} canUndo={canUndo} canRedo={canRedo} canReset={!same(plan, nothing)} isComparing={comparing} onCancel={leave} onUndo={undo} onRedo={redo} onCompare={setComparing} onReset={() => change(() => nothing, '')} onDone={() => void done()} />
      <Stage canvas={preview.canvas} plan={plan} original={unedited.original} isCropping={isCropping && !comparing} isComparing={comparing} ratio={ratioIn(shape, unedited.original, plan.turns)} onCrop={(crop, hold) => change((now) => ({ ...now, crop }), hold)} />
      <div className={style.panel} role="tabpanel" aria-label={editorWords().tab[tab]}>
        {!phone && <Tabs tab={tab} onTab={setTab} />}
        {tab === 'crop' && <CropPanel plan={plan} original={unedited.original} shape={shape} phone={phone} onShape={setShape} onChange={change} onTurn={turn} onFlip={flip} canTurnShape={hasSides(shape.name)} />}
        {tab === 'adjust' && <AdjustPanel plan={plan} canvas={preview.canvas} drawn={preview.drawn} phone={phone} slider={slider} onSlider={setSlider} onChange={change} />}
        {tab === 'filters' && <FilterPanel plan={plan} picture={unedited.picture} onChange={change} />}
        {!phone && <p className={`tiny faint ${style.kept}`}>{editorWords().kept} <button type="button" className="link" onClick={() => download(photo)}>{m.viewer.download}</button></p>}
      </div>
      {phone && <Tabs tab={tab} onTab={setTab} isFoot />}
      {asks && <Ask title={editorWords().leave} help={editorWords().leaveHelp} keep={editorWords().stay} go={editorWords().go} onKeep={() => { setAsks(false); requestAnimationFrame(focusTab); }} onGo={onClose} />}
    </div>
  );
}
