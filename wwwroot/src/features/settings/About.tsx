import { useQuery } from '@tanstack/react-query';
import { serverQuery } from '../../api/queries';
import { m } from '../../messages';
import { Setting } from './Setting';

/** Which release this is, and whose work it shows. */
export function About() {
  const { data } = useQuery(serverQuery);
  if (!data) return null;
  return (
    <>
      <Setting title={`${m.product} ${data.version}`} />
      {data.notices?.map(({ name, text, url }) => (
        <Setting key={name} title={<a href={url} target="_blank" rel="noreferrer">{name}</a>} help={text} />
      ))}
    </>
  );
}
