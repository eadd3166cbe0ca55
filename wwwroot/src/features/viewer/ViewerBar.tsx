import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Photo } from '../../api/wire';
import { wallClockTitle } from '../../lib/format';
import { m } from '../../messages';
import { IconButton } from '../../ui/Button';
import type { Action } from './actions';
import { placeName } from './facts';
import style from './viewer.module.css';

interface Props {
  photo: Photo | undefined;
  actions: Action[] | null;
  onClose: () => void;
  /** The menu at the end. */
  more: ReactNode;
}

export function ViewerBar({ photo, actions, onClose, more }: Props) {
  const place = photo ? placeName(photo) : null;
  const date = photo ? wallClockTitle(photo.takenAt) : '';
  const favorite = actions?.find(({ id }) => id === 'favorite');
  return (
    <header className={style.bar}>
      <IconButton label={m.viewer.back} hotkey="Esc" onClick={onClose}><ArrowLeft className="i" /></IconButton>
      <div className={style.where}>
        <span className="med clip num">{place ?? date}</span>
        {place && <span className="tiny faint num clip">{date}</span>}
        {!place && photo?.isDeleted && <span className="tiny faint">{m.viewer.inTrash}</span>}
      </div>
      {favorite && <BarButton action={favorite} className={style.heart} />}
      <span className={`wide-only ${style.tools}`}>
        {actions?.filter(({ id }) => id !== 'favorite').map((action) => <BarButton key={action.id} action={action} />)}
      </span>
      {more}
    </header>
  );
}

function BarButton({ action: { label, key, icon: Icon, isOn, run }, className = '' }: { action: Action; className?: string | undefined }) {
  return (
    <IconButton label={label} hotkey={key === 'Delete' ? 'Del' : key} aria-pressed={isOn} className={className} onClick={run}>
      <Icon className={`i ${isOn && className ? 'i--fill' : ''}`} />
    </IconButton>
  );
}

/** The actions at the thumb, on phones. */
export function ActionBar({ actions }: { actions: Action[] }) {
  return (
    <div className={style.actions}>
      {actions.filter(({ id }) => id !== 'favorite').map(({ id, short, icon: Icon, run, isOn }) => (
        <button key={id} type="button" aria-pressed={isOn} onClick={run}><Icon className="i" /><span>{short}</span></button>
      ))}
    </div>
  );
}
