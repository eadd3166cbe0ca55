import { FlipHorizontal, RectangleHorizontal, RectangleVertical, RotateCcw, RotateCw } from 'lucide-react';
import { count } from '../../../lib/format';
import { editorWords } from '../../../messages/editor';
import { Button, IconButton } from '../../../ui/Button';
import { cropOf, rectOf, reshaped } from '../crop/cropping';
import { ratioIn, shapes, type Shape, type ShapeName } from '../crop/shapes';
import { sizeAfter, type Size } from '../frame';
import { maxStraighten, type Plan } from '../plan';
import { SliderRow } from './SliderRow';
import style from './panels.module.css';

interface Props {
  plan: Plan;
  original: Size;
  shape: Shape;
  phone: boolean;
  canTurnShape: boolean;
  onShape: (shape: Shape) => void;
  onChange: (next: (plan: Plan) => Plan, tag: string) => void;
  onTurn: (by: 1 | -1) => void;
  onFlip: () => void;
}

export function CropPanel({ plan, original, shape, phone, canTurnShape, onShape, onChange, onTurn, onFlip }: Props) {
  const words = editorWords();
  const choose = (next: Shape) => {
    onShape(next);
    const ratio = ratioIn(next, original, plan.turns);
    if (ratio !== null) onChange((now) => ({ ...now, crop: cropOf(reshaped(rectOf(now, original), ratio, now.straighten, original), now.straighten, original) }), '');
  };
  const size = sizeAfter(plan, original);
  const keeps = (size.width * size.height) / (original.width * original.height);
  const nameOf = (name: ShapeName) => (name === 'free' ? words.free : name === 'original' ? words.original : shape.stands ? name.split(':').toReversed().join(':') : name);
  const Lying = shape.stands ? RectangleVertical : RectangleHorizontal;
  const straighten = (to: number) => onChange((now) => ({ ...now, straighten: Math.max(-maxStraighten, Math.min(maxStraighten, to)) }), 'straighten');
  // In a mirror the picture turns the other way than it is seen to.
  const seen = plan.mirrored ? -plan.straighten : plan.straighten;
  return (
    <div className={style.crop}>
      <div className={style.chips} role="group" aria-label={words.shape}>
        {shapes.map((name) => <button key={name} type="button" className={style.chip} aria-pressed={shape.name === name} onClick={() => choose({ ...shape, name })}>{nameOf(name)}</button>)}
        <IconButton label={words.turnShape} disabled={!canTurnShape} aria-pressed={canTurnShape && shape.stands} onClick={() => choose({ ...shape, stands: !shape.stands })}><Lying className="i" /></IconButton>
      </div>
      <SliderRow label={words.straighten} value={seen} least={-45} most={45} step={0.1} ticks text={words.degrees(degrees(seen))} onChange={(to) => straighten(plan.mirrored ? -to : to)} />
      <div className={style.turns}>
        <Button kind="soft" aria-label={words.rotateLeft} title={tip(words.rotateLeft, 'Shift+R')} onClick={() => onTurn(-1)}><RotateCcw className="i" />{words.left}</Button>
        <Button kind="soft" aria-label={words.rotateRight} title={tip(words.rotateRight, 'R')} onClick={() => onTurn(1)}><RotateCw className="i" />{words.right}</Button>
        <IconButton label={words.flip} hotkey="H" aria-pressed={plan.mirrored} className={style.soft} onClick={onFlip}><FlipHorizontal className="i" /></IconButton>
      </div>
      {!phone && (
        <dl className={style.facts}>
          <div><dt>{words.size}</dt><dd className="num">{`${count(size.width)} × ${count(size.height)}`}</dd></div>
          <div><dt>{words.keeps}</dt><dd className="num">{words.part(keeps > 0.995 ? '100' : count(Math.max(1, Math.round(keeps * 100))))}</dd></div>
        </dl>
      )}
    </div>
  );
}

const tip = (label: string, key: string): string => `${label} (${key})`;

const degrees = (value: number): string => (value === 0 ? '0' : `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`);
