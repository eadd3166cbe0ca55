import { Fragment } from 'react';
import { m } from '../messages';
import { editorWords } from '../messages/editor';
import { Dialog } from '../ui/Dialog';
import style from './keyboard.module.css';

/** Every key there is. */
export default function Keyboard({ onClose }: { onClose: () => void }) {
  const k = m.keyboard;
  const groups: [string, [string, string[]][]][] = [
    [k.anywhere, [[k.upload, ['U']], [k.search, ['/']], [k.list, ['?']], [k.goPhotos, ['G', 'P']], [k.goAlbums, ['G', 'A']], [k.goFavorites, ['G', 'F']], [k.goTrash, ['G', 'T']], [k.back, ['Esc']]]],
    [k.inGrid, [[k.move, ['←', '↑', '↓', '→']], [k.row, ['Home', 'End']], [k.screen, ['PgUp', 'PgDn']], [k.month, ['[', ']']], [k.select, ['Space']], [k.run, ['⇧', '→']], [k.open, ['↵']]]],
    [k.viewing, [[k.step, ['←', '→']], [k.favorite, ['F']], [k.details, ['I']], [k.zoom, ['Z']], [k.lights, ['L']], [k.play, ['Space']], [k.slideshow, ['S']], [k.download, ['⇧', 'D']], [k.album, ['A']], [k.archive, ['⇧', 'A']], [k.trash, ['Del']]]],
    [editorWords().title, [[editorWords().openKey, ['E']], [editorWords().compare, ['\\']], [editorWords().undo, ['Ctrl', 'Z']], [editorWords().redo, ['⇧', 'Ctrl', 'Z']], [editorWords().rotateRight, ['R']], [editorWords().flip, ['H']], [editorWords().done, ['Ctrl', '↵']]]],
    [k.inAlbum, [[k.moveBy, ['Alt', '←', '→']], [m.albums.remove, ['R']]]],
    [m.map.title, [[m.map.keys.move, ['←', '↑', '↓', '→']], [m.map.keys.zoom, ['+', '−']], [m.map.keys.whole, ['0']], [m.map.keys.area, ['⇧']]]],
    [m.duplicates.title, [[m.duplicates.keys.choose, ['←', '→']], [m.duplicates.keys.also, [m.viewer.space]], [m.duplicates.keys.confirm, ['↵']], [m.duplicates.skip, ['S']]]],
    [k.selected, [[k.album, ['A']], [k.favorite, ['F']], [k.archive, ['⇧', 'A']], [k.download, ['⇧', 'D']], [k.trash, ['Del']]]],
  ];
  return (
    <Dialog title={k.title} onClose={onClose} wide>
      <div className={style.groups}>
        {groups.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([what, keys]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{keys.map((key, i) => <Fragment key={i}><kbd>{key}</kbd></Fragment>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
