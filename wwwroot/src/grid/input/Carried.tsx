import type { RefObject } from 'react';
import { count } from '../../lib/format';
import type { Lift } from './drag';
import style from '../grid.module.css';

/** The line where what is dragged would go. */
export function Line({ lift, origin }: { lift: Lift; origin: number }) {
  return lift.line && <i className={style.line} style={{ insetInlineStart: lift.line.x, top: lift.line.y - origin, height: lift.line.height }} />;
}

/** What a drag has in its hand, under the pointer. It stands outside the grid, which contains its layout. */
export function Carried({ lift, pictures, ghost }: { lift: Lift; pictures: string; ghost: RefObject<HTMLDivElement | null> }) {
  return (
    <div ref={ghost} className={style.ghost} aria-hidden="true">
      <img src={`${pictures}/${lift.held}_150.webp`} alt="" />
      {lift.numbers.size > 1 && <b className="num">{count(lift.numbers.size)}</b>}
    </div>
  );
}
