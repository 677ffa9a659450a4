import { RemediedError, VerbatimError } from '../errors.ts';

/** The seeds folder cannot be written to; nothing in it was changed. */
export class SeedsNotWritableError extends VerbatimError {
  readonly code = 'SEEDS_NOT_WRITABLE';
  readonly remedy: string;
  readonly folder: string;

  constructor(folder: string, why: 'full' | 'forbidden', options?: { cause?: unknown }) {
    super(
      why === 'full'
        ? `The disk is full: nothing can be written to ${folder}.`
        : `The folder of articles may not be written to: ${folder}.`,
      options,
    );
    this.folder = folder;
    this.remedy =
      why === 'full'
        ? 'Free some space on the disk and try again. Nothing was changed.'
        : 'Give the program the right to write there, or change the articles by hand. Nothing was changed.';
  }
}

/** A draft that somebody is to look at cannot be kept until then; nothing was added. */
export class DraftNotKeptError extends VerbatimError {
  readonly code = 'DRAFT_NOT_KEPT';
  readonly remedy: string;
  readonly folder: string;
  readonly why: 'full' | 'forbidden';

  constructor(folder: string, why: 'full' | 'forbidden', options?: { cause?: unknown }) {
    super(
      why === 'full'
        ? 'The disk is full: the preview cannot be kept.'
        : `The preview cannot be kept: ${folder} may not be written to.`,
      options,
    );
    this.folder = folder;
    this.why = why;
    this.remedy =
      why === 'full'
        ? 'Free some space on the disk and try again. Nothing was added.'
        : 'Give the program the right to write there and try again. Nothing was added.';
  }
}

/** The same text is a source already. */
export class SameTextError extends VerbatimError {
  readonly code = 'SAME_TEXT';
  readonly remedy = 'It need not be added again.';
  readonly id: string;

  constructor(id: string) {
    super(`Its text is exactly that of the source ${id}.`);
    this.id = id;
  }
}

/** A file that is no article by its name. */
export class WrongKindError extends VerbatimError {
  readonly code = 'WRONG_KIND';
  readonly remedy: string;
  readonly file: string;

  constructor(file: string) {
    super('A source is a .txt, .md or .html file.');
    this.file = file;
    this.remedy = file.toLowerCase().endsWith('.jsonl')
      ? 'Put a .jsonl file into the folder of articles itself.'
      : 'Save the article as plain text or as a web page, or paste its text.';
  }
}

/** A change to the details that cannot be made. */
export class InvalidDetailError extends RemediedError {
  readonly code = 'INVALID_DETAIL';
}

/** The source was removed before. */
export class AlreadyRemovedError extends VerbatimError {
  readonly code = 'ALREADY_REMOVED';
  readonly remedy = 'Undo that to bring it back.';
  readonly id: string;

  constructor(id: string) {
    super(`The source ${id} has already been removed.`);
    this.id = id;
  }
}

/** Without it nothing would be left to answer from. */
export class LastSourceError extends VerbatimError {
  readonly code = 'LAST_SOURCE';
  readonly remedy = 'Add another source first.';
  readonly id: string;

  constructor(id: string) {
    super(`${id} is the only source; without it nothing would be left to answer from.`);
    this.id = id;
  }
}

/** Why a change is not undone. */
export type UndoRefusal = 'changed' | 'gone' | 'late' | 'nothing' | 'undone';

const UNDO_REFUSALS: Readonly<Record<UndoRefusal, readonly [string, string]>> = {
  changed: ['It has been changed again since then.', 'Undo the later change first.'],
  gone: ['Its file is no longer in the folder of articles.', 'Put it back there, or add the article again.'],
  late: ['A change can be undone for 24 hours.', 'Change it again instead.'],
  nothing: ['There is nothing to undo.', 'The history shows what was changed.'],
  undone: ['It has already been undone.', 'The history shows what was changed.'],
};

/** A change that cannot be undone, or not any more. */
export class NotUndoableError extends VerbatimError {
  readonly code = 'NOT_UNDOABLE';
  readonly remedy: string;
  readonly reason: UndoRefusal;

  constructor(reason: UndoRefusal) {
    super(UNDO_REFUSALS[reason][0]);
    this.remedy = UNDO_REFUSALS[reason][1];
    this.reason = reason;
  }
}

/** Somebody else, in another process, changes the sources for longer than is worth waiting. */
export class EditingBusyError extends VerbatimError {
  readonly code = 'EDITING_BUSY';
  readonly remedy = 'Try again in a moment.';

  constructor(options?: { cause?: unknown }) {
    super('Somebody else is changing the sources just now.', options);
  }
}

/** What was done to a source before cannot be read, so nothing can be done on top of it. */
export class OverlayDamagedError extends VerbatimError {
  readonly code = 'OVERLAY_DAMAGED';
  readonly remedy = 'Repair the file, or put an earlier copy in its place.';
  readonly id: string;
  readonly file: string;
  readonly why: string;

  constructor(id: string, file: string, why: string) {
    super(`What was changed about ${id} before cannot be read (${file}): ${why}`);
    this.id = id;
    this.file = file;
    this.why = why;
  }
}
