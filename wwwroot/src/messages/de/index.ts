import { door } from './accounts';
import { health, users } from './admin';
import { albums } from './albums';
import { duplicates, explore, map, places } from './explore';
import { formats } from './formats';
import { browser, offline, sending } from './offline';
import { lists } from './lists';
import { empty, grid, select, toast, trash } from './photos';
import { refusals } from './refusals';
import { search } from './search';
import { settings } from './settings';
import { action, broken, connection, keyboard, missing, nav, product, session } from './shell';
import { stacks } from './stacks';
import { upload } from './uploads';
import { viewer } from './viewer';
import type { Messages } from '..';

/** Deutsch. Geduzt, kurz, ohne Ausrufezeichen; was war, dann was zu tun ist. */
export const de: Messages = {
  door,
  health, users,
  albums,
  explore, places, map, duplicates,
  formats,
  browser, offline, sending,
  lists,
  empty, grid, select, toast, trash,
  refusals,
  search,
  settings,
  action, broken, connection, keyboard, missing, nav, product, session,
  stacks,
  upload,
  viewer,
};
