/**
 * Thrown by a port that cannot serve for now: its database is gone, its disk is full. Nothing was written of what it was asked to write, or it is not known;
 * whoever asks again with the same key finds out. Answered as 503.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number;

  constructor(message: string, options: {cause?: unknown; retryAfter: number}) {
    super(message, {cause: options.cause});
    this.retryAfter = options.retryAfter;
  }
}
