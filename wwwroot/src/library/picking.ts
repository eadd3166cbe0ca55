import { create } from 'zustand';

interface Picking {
  /** Photos that wait for the user to say into which album they go. */
  numbers: ReadonlySet<number> | null;
  /** The album that the user is choosing photos for, on whatever page. */
  album: { id: string; name: string } | null;
}

/** What far-apart screens know of albums: who asks for one, and which one is being filled. */
export const usePicking = create<Picking>(() => ({ numbers: null, album: null }));

/** Opens the album picker for some photos. */
export const askForAlbum = (numbers: ReadonlySet<number>): void => usePicking.setState({ numbers });

export const closePicker = (): void => usePicking.setState({ numbers: null });

/** Photos are chosen for an album from now on, until they are added or it is called off. */
export const choosePhotosFor = (album: { id: string; name: string } | null): void => usePicking.setState({ album });
