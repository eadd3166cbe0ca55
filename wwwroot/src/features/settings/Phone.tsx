import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import { Setting } from './Setting';
import style from './settings.module.css';

/** How a phone's own apps send their photos here. */
export function Phone({ onMakeKey }: { onMakeKey: () => void }) {
  const address = `${location.origin}/dav/`;
  return (
    <>
      <Setting title={<h3 className="med">{m.settings.phone}</h3>} help={m.settings.phoneHelp}><Button onClick={onMakeKey}>{m.settings.makePhoneKey}</Button></Setting>
      <div className={style.note}>
        <div className={style.secret}>
          <code aria-label={m.settings.phoneAddress}>{address}</code>
          <Button kind="soft" size="sm" onClick={() => void navigator.clipboard?.writeText(address).then(() => say(m.settings.copied))}>{m.action.copy}</Button>
        </div>
        {location.protocol === 'http:' && <p className="small muted">{m.settings.https}</p>}
      </div>
    </>
  );
}
