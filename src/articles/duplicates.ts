import type { RawSource, Rejection } from '../domain.ts';

type Place = Pick<RawSource, 'id' | 'file'>;

/**
 * Rejections for all sources that share an id, each naming the others, in the order given. Which of
 * them is meant cannot be known, so none is taken.
 */
export function findDuplicates(sources: Iterable<Place>): Rejection[] {
  const filesById = new Map<string, string[]>();
  for (const { id, file } of sources) {
    const files = filesById.get(id);
    if (files === undefined) {
      filesById.set(id, [file]);
    } else {
      files.push(file);
    }
  }
  return [...filesById].flatMap(([id, files]) =>
    files.length < 2
      ? []
      : files.map((file) => ({
          file,
          id,
          reason: `Its id "${id}" is also that of ${files.filter((other) => other !== file).join(', ') || 'another line here'}: ${file} cannot be told from it. Rename one of them.`,
        })),
  );
}
