/** A size for people, to two digits: "4.8 MiB". */
export function mebibytes(bytes: number): string {
  return `${Number((bytes / 1_048_576).toPrecision(2))} MiB`;
}
