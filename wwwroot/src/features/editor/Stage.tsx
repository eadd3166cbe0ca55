import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { editorWords } from '../../messages/editor';
import { CropFrame } from './crop/CropFrame';
import { sizeAfter, type Size } from './frame';
import type { Box, Plan } from './plan';
import style from './editor.module.css';

interface Props {
  canvas: HTMLCanvasElement;
  plan: Plan;
  original: Size;
  isCropping: boolean;
  isComparing: boolean;
  /** Width over height that the frame keeps. */
  ratio: number | null;
  onCrop: (crop: Box, hold: string) => void;
}

/** The photo as large as the room allows: finished, or whole and turned under the frame that is being set. */
export function Stage({ canvas, plan, original, isCropping, isComparing, ratio, onCrop }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const slot = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => {
      const { paddingTop, paddingBottom, paddingLeft, paddingRight } = getComputedStyle(element);
      setRoom({ width: element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight), height: element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => slot.current?.replaceChildren(canvas), [canvas]);

  const isTurned = isCropping && plan.turns % 2 !== 0;
  const finished = isComparing && canvas.width > 0 ? { width: canvas.width, height: canvas.height } : sizeAfter(plan, original);
  const seen = isCropping ? (isTurned ? { width: original.height, height: original.width } : original) : finished;
  const scale = room ? Math.min(room.width / seen.width, room.height / seen.height) : 0;
  const picture = isCropping ? original : finished;
  const place: CSSProperties = { width: picture.width * scale, height: picture.height * scale };
  if (isCropping) place.transform = `${plan.mirrored ? 'scaleX(-1) ' : ''}rotate(${plan.turns * 90}deg)`;
  return (
    <div ref={stage} className={style.stage}>
      <div className={style.place} style={place}>
        <div ref={slot} className={style.slot} role="img" aria-label={isComparing ? editorWords().before : editorWords().preview} style={isCropping ? { transform: `rotate(${plan.straighten}deg)` } : undefined} />
        {isCropping && scale > 0 && <CropFrame plan={plan} picture={original} scale={scale} ratio={ratio} onCrop={onCrop} />}
      </div>
    </div>
  );
}
