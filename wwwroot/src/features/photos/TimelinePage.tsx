import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { PhotoList } from '../../lists/PhotoList';
import { PhotoTools } from '../../lists/PhotoTools';
import { useTimeline } from '../../lists/timeline';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Welcome } from './Welcome';

/** Every photo that is neither archived nor in the trash, newest first. */
export function TimelinePage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  useTitle(m.product);
  const source = useTimeline();
  return (
    <PhotoList
      source={source}
      kind="timeline"
      title={m.nav.photos}
      onOpen={onOpen}
      bar={<Bar title={m.nav.photos} note={source.total > 0 ? count(source.total) : undefined}><PhotoTools source={source} kind="timeline" upload /></Bar>}
      empty={
        <Welcome />
      }
    />
  );
}
