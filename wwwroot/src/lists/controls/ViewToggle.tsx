import { Grid2x2, Grid3x3, Square } from 'lucide-react';
import { choosePreference, usePreferences } from '../../library/preferences';
import { m } from '../../messages';
import { Segmented } from '../../ui/Button';
import { say } from '../../ui/Toast';
import type { ListKind } from '../actionsFor';
import { changeList, useListState } from './state';
import { otherView, viewsOf } from './views';

interface Props {
  kind: ListKind;
  className?: string;
}

/** Grid, rows, or another view that is offered for this list. */
export function ViewToggle({ kind, className }: Props) {
  const { view } = useListState();
  const shown = view === 'list' || otherView(view, kind) ? view : 'grid';
  const choices = viewsOf(kind).map(({ id, label, icon: Icon }) => ({ value: id, label, icon: <Icon className="i i--sm" /> }));
  return <Segmented {...(className ? { className } : {})} label={m.lists.view} value={shown} choices={choices} onChoose={(id) => changeList({ view: id })} />;
}

/** How large the photos are. Kept for the user on the server: it is about their eyes, not about a page. */
export function SizeToggle({ className }: { className?: string }) {
  const { gridSize } = usePreferences();
  return (
    <Segmented
      {...(className ? { className } : {})}
      label={m.nav.photoSize}
      value={gridSize}
      onChoose={(size) => void choosePreference({ gridSize: size }).catch(() => say(m.toast.notDone))}
      choices={[
        { value: 's', label: m.nav.small, icon: <Grid3x3 className="i i--sm" /> },
        { value: 'm', label: m.nav.medium, icon: <Grid2x2 className="i i--sm" /> },
        { value: 'l', label: m.nav.large, icon: <Square className="i i--sm" /> },
      ]}
    />
  );
}
