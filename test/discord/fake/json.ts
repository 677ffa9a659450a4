/** An object of JSON whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one if it is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** The value as a list of objects; an empty one if it is none. */
export function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** A text or a number as text; anything else as none. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
