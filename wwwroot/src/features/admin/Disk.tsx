import { TriangleAlert } from 'lucide-react';
import type { Health } from '../../api/wire';
import { size } from '../../lib/format';
import { m } from '../../messages';
import style from './admin.module.css';

type Facts = Health['disk'];

const nearlyFullShare = 0.05; // a twentieth left, and less than fifty gigabytes: a terabyte with 49 left is time to act
const nearlyFullBytes = 50e9;

export const isNearlyFull = ({ total, free }: Facts): boolean => total > 0 && free < total * nearlyFullShare && free < nearlyFullBytes;

export function Disk({ disk }: { disk: Facts }) {
  const { total, free, originals } = disk;
  const share = (bytes: number) => ({ width: `${Math.min(100, (bytes / total) * 100)}%` });
  const other = Math.max(0, total - free - originals);
  return (
    <section className={`${style.card} ${style.wide}`} aria-labelledby="disk">
      <h2 id="disk" className="strong">{m.health.disk}</h2>
      {total === 0 ? <p className="small muted">{m.health.noDisk}</p> : (
        <>
          <p className={`${style.big} num`}>{size(free)} <small>{m.health.free(size(total))}</small></p>
          <div className={style.bar} aria-hidden="true"><i style={share(originals)} /><i style={share(other)} /></div>
          <p className={`${style.facts} small muted num`}><span>{m.health.originals(size(originals))}</span><span>{m.health.other(size(other))}</span></p>
          {isNearlyFull(disk) && <p className={`${style.status} ${style.warn}`}><TriangleAlert className="i i--sm" />{m.health.nearlyFull(size(free))}</p>}
        </>
      )}
    </section>
  );
}
