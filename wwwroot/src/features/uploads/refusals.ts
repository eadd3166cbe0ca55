import { ApiError } from '../../api/client';
import { size } from '../../lib/format';
import { m } from '../../messages';
import type { Upload } from './machine';
import { FileGone } from './transfer';

/** Why a file was not taken, as a sentence, and whether trying again can help. */
export function refusal(error: unknown, upload: Upload, maxFileSize?: number): { message: string; canRetry: boolean } {
  if (error instanceof FileGone) return { message: m.upload.gone, canRetry: false };
  if (!(error instanceof ApiError)) return { message: m.upload.refused, canRetry: true };
  switch (error.code) {
    case 'UNSUPPORTED_MEDIA_TYPE': return { message: m.upload.type(kindOf(upload.name)), canRetry: false };
    case 'FILE_TOO_LARGE': return { message: maxFileSize ? m.upload.tooLarge(size(upload.size), size(maxFileSize)) : m.upload.tooLargePlain, canRetry: false };
    case 'QUOTA_EXCEEDED': return { message: m.upload.quota, canRetry: true };
    case 'STORAGE_FULL': return { message: m.upload.full, canRetry: true };
    case 'CORRUPT_FILE': return { message: m.upload.damaged, canRetry: false };
    case 'CHECKSUM_MISMATCH': return { message: m.upload.gone, canRetry: true };
    default: return { message: error.message || m.upload.refused, canRetry: true };
  }
}

/** "PSD", as people call a kind of file. */
export function kindOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 6 ? name.slice(dot + 1).toUpperCase() : 'Such';
}
