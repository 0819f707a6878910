import {uploadsIn, type SweptUploads, type UploadsOptions} from './uploads-in.js';
import {openUploadFolder} from './upload-folder.js';

const hour = 3_600_000;

export interface DiskUploadsOptions extends UploadsOptions {
  /** Bytes of the disk that files leave free for everything else. */
  reserve?: number;
}

/**
 * Files in a folder. What its size on disk says is how far a file has come, so a crash loses nothing that was acknowledged
 * and nothing has to be mended after one.
 */
export async function openDiskUploads(root: string, {reserve = 256 * 1024 * 1024, ...options}: DiskUploadsOptions): Promise<SweptUploads> {
  // Where others are at work in it, what is an hour old is nobody's that still is.
  return uploadsIn(await openUploadFolder(root, {reserve, leftBefore: options.lock ? Date.now() - hour : Infinity}), options);
}
