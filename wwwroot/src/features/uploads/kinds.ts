// HEIC is named, or iPhones send a JPEG made of it; browsers do not know RAW. What this server has no decoder for it refuses, with that reason.
const endings = 'heic heif hif jxl avif tif tiff bmp dng cr2 cr3 nef nrw arw raf orf rw2 pef srw raw mkv avi mts m2ts 3gp mp xmp'.split(' ');
const plain = 'jpg jpeg jfif png webp gif mp4 mov m4v webm'.split(' ');

/** What the file picker offers. */
export const accepted = ['image/*', 'video/*', ...endings.map((ending) => `.${ending}`)].join();

const known = new Set([...endings, ...plain]);
const junk = /^(\.|Thumbs\.db$|desktop\.ini$)/i;

/** Folders hold other things, too: of theirs, pictures, films and the sidecars that describe them are taken. */
export const isTaken = (name: string): boolean => !junk.test(name) && known.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
export const isJunk = (name: string): boolean => junk.test(name);
