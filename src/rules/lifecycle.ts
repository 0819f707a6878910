import {ticketActions, type TicketAction, type TicketState} from '../contract/ticket.js';

/** What can happen to a ticket after it was received; the gateway's `TicketStep` carries the same names. */
export type StepName =
  | 'classify'
  | 'assign'
  | 'start'
  | 'answer'
  | 'ask'
  | 'wait'
  | 'resume'
  | 'resolve'
  | 'reply'
  | 'confirm'
  | 'reject'
  | 'reopen'
  | 'cancel'
  | 'close-unanswered'
  | 'archive'
  | 'arrive'
  | 'promise'
  | 'miss'
  | 'explain'
  | 'acknowledge'
  | 'urge'
  | 'answer-urge'
  | 'escalate'
  | 'note';

type Moves = Partial<Record<StepName, TicketState>>;

/**
 * The machine, whole: from each state the steps that are possible and where they lead. A step that leads to its own state changes
 * something else (a message, another engineer, another priority).
 */
const moves: Record<TicketState, Moves> = {
  received: {classify: 'classified', answer: 'received', reply: 'received', cancel: 'cancelled'},
  classified: {classify: 'classified', assign: 'assigned', answer: 'classified', reply: 'classified', cancel: 'cancelled'},
  assigned: {
    classify: 'assigned',
    assign: 'assigned',
    start: 'in-progress',
    answer: 'assigned',
    ask: 'waiting-for-customer',
    reply: 'assigned',
    cancel: 'cancelled',
  },
  'in-progress': {
    classify: 'in-progress',
    assign: 'in-progress',
    answer: 'in-progress',
    ask: 'waiting-for-customer',
    wait: 'waiting-for-third-party',
    resolve: 'resolved',
    reply: 'in-progress',
    cancel: 'cancelled',
  },
  'waiting-for-customer': {
    classify: 'waiting-for-customer',
    assign: 'waiting-for-customer',
    answer: 'waiting-for-customer',
    ask: 'waiting-for-customer',
    wait: 'waiting-for-third-party',
    resume: 'in-progress',
    resolve: 'resolved',
    reply: 'in-progress',
    cancel: 'cancelled',
  },
  'waiting-for-third-party': {
    classify: 'waiting-for-third-party',
    assign: 'waiting-for-third-party',
    answer: 'waiting-for-third-party',
    ask: 'waiting-for-customer',
    resume: 'in-progress',
    resolve: 'resolved',
    reply: 'waiting-for-third-party',
    cancel: 'cancelled',
  },
  resolved: {answer: 'resolved', reply: 'resolved', confirm: 'confirmed', reject: 'reopened', 'close-unanswered': 'closed-unanswered'},
  confirmed: {reopen: 'reopened', archive: 'archived'},
  'closed-unanswered': {reopen: 'reopened', archive: 'archived'},
  reopened: {
    classify: 'reopened',
    assign: 'assigned',
    start: 'in-progress',
    answer: 'reopened',
    ask: 'waiting-for-customer',
    reply: 'reopened',
    cancel: 'cancelled',
  },
  cancelled: {archive: 'archived'},
  archived: {},
};

const goesOn = (state: TicketState) => Object.keys(moves[state]).length > 0;

/** What concerns promises and who answers for them, and the states that it leaves as they are: not one that is over for good. */
const staying: Partial<Record<StepName, (state: TicketState) => boolean>> = {
  arrive: (state) => 'classify' in moves[state],
  promise: (state) => 'cancel' in moves[state],
  miss: goesOn,
  explain: goesOn,
  acknowledge: goesOn,
  urge: (state) => 'cancel' in moves[state] && state !== 'waiting-for-customer',
  'answer-urge': (state) => 'answer' in moves[state],
  escalate: (state) => 'cancel' in moves[state],
  note: goesOn,
};

/** The state after `step`; `undefined` where it is not allowed. */
export function nextState(state: TicketState, step: StepName): TicketState | undefined {
  return moves[state][step] ?? (staying[step]?.(state) ? state : undefined);
}

/**
 * What the customer may do now. `reopens`: whether the time in which a closed ticket may be reopened is still on; `late`: whether the ledger
 * of promises tells of a delay that he has not acknowledged; `urges`, `escalates`: what its ladder lets him do by now.
 */
export function allowedActions(
  state: TicketState,
  {
    reopens = false,
    late = false,
    urges = false,
    escalates = false,
  }: {reopens?: boolean; late?: boolean; urges?: boolean; escalates?: boolean} = {},
): TicketAction[] {
  const open = {reopen: reopens, acknowledge: late, urge: urges, escalate: escalates} as Partial<Record<TicketAction, boolean>>;
  return ticketActions.filter((action) => nextState(state, action) !== undefined && (open[action] ?? true));
}

/** Whether what the customer does needs his reason. */
export function needsReason(action: TicketAction): boolean {
  return action === 'reject' || action === 'reopen' || action === 'escalate';
}

/** Whether the customer may write now. */
export function allowsReply(state: TicketState): boolean {
  return nextState(state, 'reply') !== undefined;
}

/** Whose turn it is. */
export function waitingFor(state: TicketState): 'customer' | 'team' | 'third-party' | 'nobody' {
  switch (state) {
    case 'waiting-for-customer':
    case 'resolved':
      return 'customer';
    case 'waiting-for-third-party':
      return 'third-party';
    case 'confirmed':
    case 'closed-unanswered':
    case 'cancelled':
    case 'archived':
      return 'nobody';
    default:
      return 'team';
  }
}
