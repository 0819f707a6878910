/** Goes round among all who serve one repository: that it holds events which were not there before. Who listens reads them there. */
export interface Bell {
  /** Waits for nothing. It may be lost on its way: who listens looks now and then without it, too. */
  ring(): void;
  /** Calls back after each ring, here or elsewhere, until the returned function is called. */
  listen(heard: () => void): () => void;
}
