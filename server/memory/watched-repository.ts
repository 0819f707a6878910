import type {Repository} from '../app/ports.js';
import type {SurveyRecord} from '../app/survey-record.js';
import type {TicketRecord} from '../app/ticket-record.js';

export interface WatchedRepository extends Repository {
  /** Calls back after each write through here that concerned a ticket, until the returned function is called. */
  watch(listener: (ticket: TicketRecord) => void): () => void;
  /** The same for surveys. */
  watchSurveys(listener: (survey: SurveyRecord) => void): () => void;
}

/** Any repository, for whoever works on what comes in. */
export function watched(repository: Repository): WatchedRepository {
  const listeners = new Set<(ticket: TicketRecord) => void>();
  const surveyListeners = new Set<(survey: SurveyRecord) => void>();

  return {
    ...repository,
    write: async (change) => {
      const outcome = await repository.write(change);
      if (outcome === 'conflict') return outcome;
      const {ticket, survey} = change;
      if (ticket) for (const listener of [...listeners]) listener(ticket);
      if (survey) for (const listener of [...surveyListeners]) listener(survey);
      return outcome;
    },

    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    watchSurveys: (listener) => {
      surveyListeners.add(listener);
      return () => surveyListeners.delete(listener);
    },
  };
}
