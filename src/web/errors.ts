import { VerbatimError } from '../errors.ts';

/** No port is free for the page. */
export class NoPortError extends VerbatimError {
  readonly code = 'NO_PORT';
  readonly remedy = 'Set WEB_PORT to a port that is free, or WEB=false to do without the page.';
  readonly first: number;
  readonly last: number;

  constructor(first: number, last: number) {
    super(`The page cannot be served: ports ${first} to ${last} are taken.`);
    this.first = first;
    this.last = last;
  }
}
