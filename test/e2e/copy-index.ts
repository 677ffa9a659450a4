import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Copies the index that all tests share into a folder, which is made where there is none. */
export async function copySharedIndex(to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  await copyFile(inject('sharedIndex').untouched, join(to, 'verbatim.db'));
}
