import { memo } from 'react';
import { locale, m } from '../messages';
import style from './map.module.css';
import { shortCount, type Stamp } from './placing';

interface Props {
  stamps: Stamp[];
  isOn: (stamp: Stamp) => boolean;
  onChoose: (stamp: Stamp) => void;
}

/** A photo for many, with their number; by Tab from one to the next. */
export function Stamps({ stamps, isOn, onChoose }: Props) {
  return (
    <div className={style.stamps} data-testid="stamps">
      {stamps.map((stamp) => (
        <div key={stamp.cluster.cover.id} style={{ transform: `translate(${Math.round(stamp.x)}px, ${Math.round(stamp.y)}px)` }}>
          <Face stamp={stamp} isOn={isOn(stamp)} onChoose={onChoose} />
        </div>
      ))}
    </div>
  );
}

const Face = memo(function Face({ stamp, isOn, onChoose }: { stamp: Stamp; isOn: boolean; onChoose: (stamp: Stamp) => void }) {
  const { count, cover, near } = stamp.cluster;
  const place = near?.city ?? near?.region ?? near?.country;
  return (
    <button
      type="button"
      className={`${style.stamp} ${stamp.isSmall ? style.few : ''} ${isOn ? style.on : ''}`}
      aria-label={place ? m.map.near(count, place) : m.grid.photos(count)}
      aria-pressed={isOn}
      data-count={count}
      onClick={() => onChoose(stamp)}
    >
      <img src={cover.urls.thumb150} alt="" decoding="async" draggable={false} />
      <span aria-hidden="true">{shortCount(count, locale())}</span>
    </button>
  );
}, (before, after) => before.isOn === after.isOn && before.stamp.cluster === after.stamp.cluster && before.stamp.isSmall === after.stamp.isSmall && before.onChoose === after.onChoose);
