import type * as english from '../en/refusals';

export const refusals: typeof english.refusals = {
  VALIDATION_FAILED: 'Das kann nicht sein. Sieh nach, was eingegeben ist.', FORBIDDEN: 'Das darfst du nicht.', CONFLICT: 'Das ist vergeben oder wurde inzwischen geändert.', PRECONDITION_FAILED: 'Es wurde inzwischen geändert.',
  FILE_TOO_LARGE: 'Das ist größer als erlaubt.', QUOTA_EXCEEDED: 'Dein Platz ist voll.', RATE_LIMITED: 'Zu viele Versuche. Warte etwas und versuche es noch einmal.', STORAGE_FULL: 'Die Festplatte des Servers ist voll.',
  INTERNAL: 'Bei uns ist etwas kaputtgegangen. Deine Fotos sind nicht betroffen.', UNAVAILABLE: 'Der Server hat zu tun. Versuche es gleich noch einmal.', UNREACHABLE: 'Der Server antwortet nicht. Es wurde nichts geändert.',
  PHOTO_NOT_FOUND: 'Dieses Foto gibt es nicht mehr.', ALBUM_NOT_FOUND: 'Dieses Album gibt es nicht mehr.', USER_NOT_FOUND: 'Dieses Konto gibt es nicht mehr.', JOB_NOT_FOUND: 'Das wartet nicht mehr.',
};
