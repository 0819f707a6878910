import {peopleActions, type PeopleAction} from '../contract/colleague.js';
import {ticketActions, ticketStates, type Process, type TicketAction, type TicketState} from '../contract/ticket.js';
import type {OpenEnum} from '../contract/values.js';
import {visitActions, type VisitAction} from '../contract/visit.js';
import {changeMoves} from './change-moves.js';
import {visitSteps, type VisitStep} from './visit.js';

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
  | 'note'
  | 'evaluate'
  | 'quote'
  | 'accept-quote'
  | 'decline-quote'
  | 'expire-quote'
  | 'schedule'
  | 'deliver'
  | 'accept-delivery'
  | 'reject-delivery'
  | 'propose'
  | 'approve'
  | 'disapprove'
  | 'share'
  | 'unshare'
  | 'ask-access'
  | 'grant-access'
  | 'revoke-access'
  | 'use-access'
  | 'end-access'
  | 'expire-access'
  | 'confirm-purge'
  | 'call'
  | PeopleAction
  | VisitStep;

export type Moves = Partial<Record<StepName, TicketState>>;

/**
 * How an incident goes: from each state the steps that are possible and where they lead. A step that leads to its own state changes
 * something else (a message, another engineer, another priority).
 */
const incidentMoves: Partial<Record<TicketState, Moves>> = {
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
  cancelled: {reopen: 'reopened', archive: 'archived'},
};

/** The machine, whole, by the kind of process that a request's type names; one that is not known goes as an incident. */
const movesOf = (state: TicketState, process: OpenEnum<Process> | undefined): Moves =>
  (process === 'change' ? changeMoves : incidentMoves)[state] ?? {};

const goesOn = (own: Moves) => Object.keys(own).length > 0;
/** Whether the work it asks for is not done yet. */
const isUnderWay = (own: Moves) => 'cancel' in own || 'schedule' in own;

/** What brings a visit to its end, which one may be left to need after the work is handed over. */
const visitEnds: readonly VisitStep[] = ['cancel-visit', 'report-visit', 'miss-visit', 'call-off-visit', 'withdraw-consent'];

/** What concerns promises and who answers for them, and the states that it leaves as they are: not one that is over for good. */
const staying: Partial<Record<StepName, (own: Moves, state: TicketState) => boolean>> = {
  arrive: isUnderWay,
  promise: isUnderWay,
  miss: goesOn,
  explain: goesOn,
  acknowledge: goesOn,
  urge: (own, state) => isUnderWay(own) && waitingFor(state) !== 'customer',
  'answer-urge': (own) => 'answer' in own,
  escalate: isUnderWay,
  note: goesOn,
  propose: isUnderWay,
  approve: goesOn,
  disapprove: goesOn,
  ...Object.fromEntries(visitSteps.map((step) => [step, visitEnds.includes(step) ? goesOn : isUnderWay] as const)),
  share: goesOn,
  unshare: goesOn,
  'ask-access': isUnderWay,
  'grant-access': isUnderWay,
  'revoke-access': goesOn,
  'use-access': goesOn,
  'end-access': goesOn,
  'expire-access': goesOn,
  'confirm-purge': goesOn,
  'bring-in': goesOn,
  'take-out': goesOn,
  leave: goesOn,
  'hand-over': goesOn,
  call: (_, state) => ['resolved', 'confirmed', 'closed-unanswered', 'acceptance'].includes(state),
};

/** Every state that a process comes to. */
export function statesOfProcess(process?: OpenEnum<Process>): TicketState[] {
  const reached = new Set<TicketState>(['received']);
  for (const state of reached) for (const next of Object.values(movesOf(state, process))) reached.add(next);
  return ticketStates.filter((state) => reached.has(state));
}

/** The state after `step`; `undefined` where it is not allowed. `process`: left out, an incident's. */
export function nextState(state: TicketState, step: StepName, process?: OpenEnum<Process>): TicketState | undefined {
  const own = movesOf(state, process);
  return own[step] ?? (staying[step]?.(own, state) ? state : undefined);
}

/**
 * What the customer may do now. `reopens`: whether the time in which a closed ticket may be reopened is still on; `late`: whether the ledger
 * of promises tells of a delay that he has not acknowledged; `urges`, `escalates`: what its ladder lets him do by now;
 * `offered`: whether its quote is still good; `proposed`: whether something else waits for his approval; `asked`, `running`: whether the team waits for an access, or has one;
 * `visits`: what he may do to its visits; `people`: what he may do about who else of his organisation has a part in it.
 */
export function allowedActions(
  state: TicketState,
  {
    process,
    reopens = false,
    late = false,
    urges = false,
    escalates = false,
    offered = false,
    proposed = false,
    asked = false,
    running = false,
    visits = [],
    people = [],
  }: Standing = {},
): TicketAction[] {
  const open: Partial<Record<TicketAction, boolean>> = {
    reopen: reopens,
    acknowledge: late,
    urge: urges,
    escalate: escalates,
    'accept-quote': offered,
    'decline-quote': offered,
    approve: proposed,
    disapprove: proposed,
    ...Object.fromEntries(visitActions.map((action) => [action, visits.includes(action)] as const)),
    'grant-access': asked,
    'revoke-access': asked || running,
    ...Object.fromEntries(peopleActions.map((action) => [action, people.includes(action)] as const)),
  };
  return ticketActions.filter((action) => nextState(state, action, process) !== undefined && (open[action] ?? true));
}

interface Standing {
  process?: OpenEnum<Process> | undefined;
  reopens?: boolean;
  late?: boolean;
  urges?: boolean;
  escalates?: boolean;
  offered?: boolean;
  proposed?: boolean;
  visits?: readonly OpenEnum<VisitAction>[];
  people?: readonly OpenEnum<PeopleAction>[];
  asked?: boolean;
  running?: boolean;
}

const explained: readonly TicketAction[] = [
  'reject',
  'reopen',
  'escalate',
  'decline-quote',
  'reject-delivery',
  'disapprove',
  'reschedule',
  'cancel-visit',
];

/** Whether what the customer does in that state needs his reason; taking back a cancellation needs none. */
export function needsReason(action: TicketAction, state: TicketState): boolean {
  return explained.includes(action) && !(action === 'reopen' && state === 'cancelled');
}

/** Whether the customer may write now. */
export function allowsReply(state: TicketState, process?: OpenEnum<Process>): boolean {
  return nextState(state, 'reply', process) !== undefined;
}

/**
 * Whose turn it is. `asked`: whether something on the request waits for the customer's word, such as the time of a visit: then it is his turn, whatever
 * else goes on.
 */
export function waitingFor(state: TicketState, asked = false): 'customer' | 'team' | 'third-party' | 'nobody' {
  const turn = turnOf(state);
  return asked && turn !== 'nobody' ? 'customer' : turn;
}

function turnOf(state: TicketState): 'customer' | 'team' | 'third-party' | 'nobody' {
  switch (state) {
    case 'waiting-for-customer':
    case 'resolved':
    case 'quoted':
    case 'delivered':
      return 'customer';
    case 'waiting-for-third-party':
      return 'third-party';
    case 'confirmed':
    case 'closed-unanswered':
    case 'cancelled':
    case 'archived':
    case 'declined':
    case 'acceptance':
      return 'nobody';
    default:
      return 'team';
  }
}
