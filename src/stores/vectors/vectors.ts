import { InvalidVectorError } from '../errors.ts';

/** How far from 1 the length of a unit vector may be: 16-bit rounding passes, a raw vector does not. */
const LENGTH_TOLERANCE = 0.01;

/** @throws InvalidVectorError unless the vector has this dimension, finite numbers and unit length */
export function checkVector(vector: Float32Array, dimension: number, what: string): void {
  if (vector.length !== dimension) {
    throw new InvalidVectorError(`${what} has ${vector.length} dimensions instead of ${dimension}`);
  }
  const length = Math.sqrt(dot(vector, vector));
  if (!Number.isFinite(length)) throw new InvalidVectorError(`${what} holds a number that is not finite`);
  if (Math.abs(length - 1) > LENGTH_TOLERANCE) {
    throw new InvalidVectorError(`${what} has length ${length.toFixed(3)} instead of 1`);
  }
}

/** The cosine of two unit vectors of one dimension. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** As stored: 32-bit floats, little-endian (as every platform that Node runs on has them). */
export function toBlob(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** A vector as read from the store, without copying where the memory is aligned. */
export function fromBlob(blob: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = blob;
  const isAligned = byteOffset % Float32Array.BYTES_PER_ELEMENT === 0;
  return isAligned
    ? new Float32Array(buffer, byteOffset, byteLength / Float32Array.BYTES_PER_ELEMENT)
    : new Float32Array(new Uint8Array(blob).buffer);
}
