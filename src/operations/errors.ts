import { RemediedError, VerbatimError } from '../errors.ts';

/** The health endpoint cannot be opened. */
export class HealthPortError extends VerbatimError {
  readonly code = 'HEALTH_PORT';
  readonly remedy = 'Set HEALTH_PORT to a free port, and HEALTH_HOST to an address of this machine.';
  readonly port: number;

  constructor(host: string, port: number, options?: { cause?: unknown }) {
    super(`The health endpoint cannot listen at ${host}:${port}.`, options);
    this.port = port;
  }
}

/** A backup cannot be written or taken back. Nothing was changed. */
export class BackupError extends RemediedError {
  readonly code = 'BACKUP';
}
