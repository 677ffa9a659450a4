import { RemediedError, VerbatimError } from '../errors.ts';

/** The health endpoint cannot be opened. */
export class HealthPortError extends VerbatimError {
  readonly code = 'HEALTH_PORT';
  readonly remedy = 'Set HEALTH_PORT to a free port, and HEALTH_HOST to an address of this machine.';
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, options?: { cause?: unknown }) {
    super(`The health endpoint cannot listen at ${host}:${port}.`, options);
    this.host = host;
    this.port = port;
  }
}

/** A backup cannot be written or restored. Nothing was changed. */
export class BackupError extends RemediedError {
  readonly code = 'BACKUP';
}

/** A backup could be restored in part only, and what was there before not be put back. */
export class HalfRestoredError extends VerbatimError {
  readonly code = 'HALF_RESTORED';
  readonly remedy: string;
  readonly embeddings: string;
  /** Where what was there is, all of it or a part. */
  readonly kept: string;

  constructor(embeddings: string, kept: string, options?: { cause?: unknown }) {
    super(
      `The backup could not be restored, nor what was there be put back: what is missing of it is in ${kept}.`,
      options,
    );
    this.remedy = `Check the space on the disk and the rights on the folder; then restore the backup again, or move the files of ${kept} back to ${embeddings}.`;
    this.embeddings = embeddings;
    this.kept = kept;
  }
}
