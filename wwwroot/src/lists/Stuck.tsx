import { RotateCw } from 'lucide-react';
import { m } from '../messages';
import { Button } from '../ui/Button';
import style from './stuck.module.css';

/** In the place of the photos of a page that did not come. */
export function Stuck({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={style.stuck} role="status">
      <span>{m.grid.stuck}</span>
      <Button kind="line" size="sm" onClick={onRetry}><RotateCw className="i i--sm" />{m.action.tryAgain}</Button>
    </div>
  );
}
