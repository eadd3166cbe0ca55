/** The file picker lives in the shell; pages open it through here. */
let opener: (() => void) | null = null;

export function registerPicker(open: () => void): () => void {
  opener = open;
  return () => {
    if (opener === open) opener = null;
  };
}

export const openPicker = (): void => opener?.();
