import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { storageQuery } from '../../api/queries';
import type { StorageUse } from '../../api/wire';
import { count, size } from '../../lib/format';
import { m } from '../../messages';
import { buttonClass } from '../../ui/Button';
import { Asked } from './Asked';
import { Setting } from './Setting';
import style from './settings.module.css';

/** How much room one's photos take. */
export function Storage() {
  return <Asked query={useQuery(storageQuery)}>{(data) => <Room data={data} />}</Asked>;
}

function Room({ data }: { data: StorageUse }) {
  const share = data.limit ? Math.min(1, data.used / data.limit) : null;
  return (
    <>
      <Setting title={m.settings.space} help={m.settings.counts(m.grid.photos(data.photos), count(data.trash))}>
        <span className="num">{m.settings.spaceUsed(size(data.used), data.limit ? size(data.limit) : null)}</span>
      </Setting>
      {share !== null && <div className={style.meter} aria-hidden="true"><i style={{ width: `${share * 100}%` }} /></div>}
      {data.trash > 0 && <Setting title={m.nav.trash} help={m.trash.help}><Link href="/trash" className={buttonClass()}>{m.settings.goToTrash}</Link></Setting>}
    </>
  );
}
