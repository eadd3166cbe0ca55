import { FolderInput, Smartphone, Upload, UsersRound } from 'lucide-react';
import { Link } from 'wouter';
import { openPicker } from '../../lib/picker';
import { isAdmin, useMe } from '../../library/session';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import style from './welcome.module.css';

/** A library without a photo: what to do first. */
export function Welcome() {
  const me = useMe();
  return (
    <div className={style.welcome}>
      <Empty screen={false} title={m.empty.timeline} help={m.empty.timelineHelp}>
        <Button kind="ink" onClick={openPicker}><Upload className="i" />{m.empty.choose}</Button>
      </Empty>
      <section aria-labelledby="ways">
        <h2 id="ways" className="vh">{m.empty.ways}</h2>
        <ul className={style.ways}>
          <li>
            <Smartphone className="i" />
            <h3 className="strong">{m.empty.phone}</h3>
            <p className="small muted">{m.empty.phoneHelp}</p>
            <Link href="/settings#devices" className="small link">{m.empty.phoneGo}</Link>
          </li>
          {isAdmin(me) && (
            <>
              <li>
                <FolderInput className="i" />
                <h3 className="strong">{m.empty.bring}</h3>
                <p className="small muted">{m.empty.bringHelp}</p>
                <code>photogrid import Photos --user {me.email}</code>
              </li>
              <li>
                <UsersRound className="i" />
                <h3 className="strong">{m.empty.people}</h3>
                <p className="small muted">{m.empty.peopleHelp}</p>
                <Link href="/admin/users" className="small link">{m.empty.peopleGo}</Link>
              </li>
            </>
          )}
        </ul>
      </section>
    </div>
  );
}
