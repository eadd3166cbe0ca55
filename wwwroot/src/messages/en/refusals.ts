/** What a code of the server's errors means, where its own English sentence would not be understood. */
export const refusals: Record<string, string> = {
  VALIDATION_FAILED: 'That can’t be. Check what was typed.', FORBIDDEN: 'You may not do that.', CONFLICT: 'That is taken, or was changed meanwhile.', PRECONDITION_FAILED: 'It was changed meanwhile.',
  FILE_TOO_LARGE: 'That is larger than allowed.', QUOTA_EXCEEDED: 'Your space is full.', RATE_LIMITED: 'Too many tries. Wait a little, then try again.', STORAGE_FULL: 'The server’s disk is full.',
  INTERNAL: 'Something broke on our side. Your photos are not affected.', UNAVAILABLE: 'The server is busy. Try again in a moment.', UNREACHABLE: 'Can’t reach the server. Nothing was changed.',
  PHOTO_NOT_FOUND: 'That photo is not there any more.', ALBUM_NOT_FOUND: 'That album is not there any more.', USER_NOT_FOUND: 'That account is not there any more.', JOB_NOT_FOUND: 'That is not waiting any more.',
};
