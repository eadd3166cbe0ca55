import { create } from 'zustand';

interface AutoUpload {
  /** The folder's own name; null while none was picked in this browser. */
  name: string | null;
  /** The browser wants the user's word before it lets the page look again. */
  needsPermission: boolean;
  isLooking: boolean;
}

/** The folder that is looked through by itself: uploads know it, settings show it. */
export const useAutoUpload = create<AutoUpload>(() => ({ name: null, needsPermission: false, isLooking: false }));

export interface FolderHands {
  pick: () => Promise<void>;
  drop: () => Promise<void>;
  /** `isAsking`: the user has just pressed something, so the browser may ask. */
  look: (isAsking: boolean) => Promise<void>;
}

let hands: FolderHands | null = null;

export const registerFolderHands = (by: FolderHands): void => void (hands = by);
export const folderHands = (): FolderHands | null => hands;

/** Whether this browser lets a page keep the way to a folder. */
export const canFollowFolders = (): boolean => 'showDirectoryPicker' in globalThis;
