import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { foldersQuery, queryClient } from '../../api/queries';
import type { WatchedFolder } from '../../api/wire';
import { refusal } from '../../lib/refusal';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import { Setting } from './Setting';
import style from './settings.module.css';

/** The folders of the server whose photos are in this library, and the one question that a folder asks. */
export function Folders({ folders }: { folders: WatchedFolder[] }) {
  async function answer(folder: WatchedFolder, photos: 'keep' | 'trash') {
    await api(`/folders/${folder.id}/answer`, { method: 'POST', body: { photos } }).catch((error: unknown) => say(refusal(error)));
    void queryClient.invalidateQueries({ queryKey: foldersQuery.queryKey });
  }
  return (
    <>
      {folders.map((folder) => (
        <div key={folder.id}>
          <Setting title={<span className={`mono ${style.path}`}>{folder.path}</span>} help={`${m.settings.folderMode[folder.mode] ?? folder.mode}. ${m.settings.folderState[folder.state] ?? folder.state}`} inline>
            <span className="small muted num">{m.grid.photos(folder.photos)}</span>
          </Setting>
          {folder.state === 'asks' && (
            <div className={style.note} role="alert">
              <p>{m.settings.folderAsks(m.grid.photos(folder.asks))}</p>
              <div className={style.buttons}>
                <Button kind="ink" onClick={() => void answer(folder, 'keep')}>{m.settings.keepPhotos}</Button>
                <Button onClick={() => void answer(folder, 'trash')}>{m.settings.trashPhotos}</Button>
              </div>
            </div>
          )}
        </div>
      ))}
    </>
  );
}

/** The watched folders, for the page to know whether there are any. */
export const useFolders = (): WatchedFolder[] => useQuery(foldersQuery).data ?? [];
