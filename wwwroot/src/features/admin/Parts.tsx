import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { serverQuery } from '../../api/queries';
import type { Health } from '../../api/wire';
import { m } from '../../messages';
import style from './admin.module.css';

/** Which files can be read and shown, and what is missing for the others. */
export function Formats({ health }: { health: Health }) {
  const off = health.formats.filter((format) => !format.available);
  const name = (format: string) => (format === 'Video' ? m.health.video : format);
  return (
    <section className={`${style.card} ${style.half}`} aria-labelledby="formats">
      <h2 id="formats" className="strong">{m.health.formats}</h2>
      <dl className={style.list}>
        {health.formats.map((format) => <Part key={format.name} name={name(format.name)} isOn={format.available} on={m.health.works} off={m.health.off} />)}
        <Part name={m.health.places} isOn={health.places} on={m.health.works} off={m.health.off} />
      </dl>
      {off.map((format) => <p key={format.name} className="small muted">{m.health.offHelp(name(format.name), format.whyNot ?? '')}</p>)}
      {off.length > 0 && <p className="small muted">{m.health.restart}</p>}
    </section>
  );
}

/** What looks into photos, as far as this server has it. */
export function Models() {
  const { data } = useQuery(serverQuery);
  if (!data) return null;
  const models = Object.entries(m.health.model);
  return (
    <section className={`${style.card} ${style.half}`} aria-labelledby="models">
      <h2 id="models" className="strong">{m.health.models}</h2>
      <dl className={style.list}>
        {models.map(([feature, name]) => <Part key={feature} name={name} isOn={data.features[feature] === true} on={m.health.ready} off={m.health.notAdded} isOptional />)}
      </dl>
      {!models.some(([feature]) => data.features[feature]) && <p className="small muted">{m.health.modelsHelp}</p>}
    </section>
  );
}

interface PartProps {
  name: string;
  isOn: boolean;
  on: string;
  off: string;
  /** Nothing to look at: it may be added, it need not. */
  isOptional?: boolean;
}

function Part({ name, isOn, on, off, isOptional = false }: PartProps) {
  return (
    <div style={{ display: 'contents' }}>
      <dt>{name}</dt>
      {isOn || !isOptional
        ? <dd className={`${style.status} ${isOn ? style.good : style.warn}`}>{isOn ? <CircleCheck className="i i--sm" /> : <CircleAlert className="i i--sm" />}{isOn ? on : off}</dd>
        : <dd className={`${style.status} muted`}>{off}</dd>}
    </div>
  );
}
