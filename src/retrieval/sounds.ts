/** How a stem sounds: doubled letters, and how i, y, e and j are written, make no difference. */
export function soundOf(stem: string): string {
  return stem.replace(/[iyej]+/g, 'i').replace(/(.)\1+/gu, '$1');
}

/** What different ways to write one sound have in common, the longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|zh|ts|tz|cz|z|x/g, 's'],
  [/kh|ch|gh|g/g, 'h'],
  [/ck|c|q/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/w|f$|ff$/g, 'v'],
  [/ou/g, 'u'],
];

/** The same, whatever letters its consonants are written with. */
export function looseSound(stem: string): string {
  let sound = stem;
  for (const [written, same] of SOUNDS) sound = sound.replace(written, same);
  return soundOf(sound);
}

/** What is left of a sound without its vowels, as some scripts write it. */
export function consonantsOf(sound: string): string {
  return sound.replace(/[aiou]/g, '').replace(/(.)\1+/gu, '$1');
}
