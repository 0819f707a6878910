// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds} from './misfit.js';
import type {shared} from './wire-table.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const lookedAt = ({boolean, fields, id, integer, list, number, optional, string, texts, time}: Kinds, {Person}: typeof shared) => {
  const ClockTarget = fields({min: optional(number), max: optional(number), unit: string, bestEffort: optional(boolean)});
  return {
    Ticket: {
      tier: optional(id),
      clocks: list(
        fields({
          kind: string,
          target: optional(ClockTarget),
          calendar: id,
          startedAt: time,
          dueAt: optional(time),
          notBefore: optional(time),
          state: string,
          endedAt: optional(time),
          minutesLeft: optional(integer),
          provisional: optional(boolean),
          segments: list(fields({from: time, to: optional(time), counted: boolean, why: string})),
        }),
      ),
      promises: optional(
        list(
          fields({
            id,
            at: time,
            clock: string,
            is: string,
            dueAt: optional(time),
            notBefore: optional(time),
            bestEffort: optional(boolean),
            before: optional(time),
            why: optional(string),
            reason: optional(string),
            remedy: optional(string),
            acknowledgedAt: optional(time),
          }),
        ),
      ),
      escalation: optional(
        fields({
          level: integer,
          escalatedAt: optional(time),
          ladder: list(
            fields({
              id,
              name: texts,
              person: optional(Person),
              contact: optional(fields({name: optional(texts), value: string, href: optional(string), hours: optional(texts)})),
              after: optional(ClockTarget),
              reachedAt: optional(time),
              why: optional(string),
              nextAt: optional(time),
              because: optional(string),
            }),
          ),
          executive: optional(fields({name: optional(texts), value: string, href: optional(string), hours: optional(texts)})),
          urgeableAt: optional(time),
        }),
      ),
      urges: optional(
        list(fields({id, at: time, reason: optional(string), answer: optional(fields({at: time, by: Person, text: string}))})),
      ),
      concerns: optional(string),
      keptFrom: optional(list(Person)),
      process: optional(string),
      change: optional(
        fields({
          quotes: list(
            fields({
              version: integer,
              at: time,
              by: Person,
              currency: string,
              items: list(fields({text: string, quantity: integer, unit: optional(string), unitAmount: integer, amount: integer})),
              net: integer,
              tax: optional(fields({name: string, rate: integer, amount: integer})),
              total: integer,
              validThrough: string,
              timeZone: string,
              expiresAt: time,
              terms: optional(string),
              state: string,
              decidedAt: optional(time),
              decidedBy: optional(Person),
              reason: optional(string),
            }),
          ),
          schedule: optional(fields({at: time, by: Person, from: time, to: optional(time), note: optional(string)})),
          deliveries: list(
            fields({
              at: time,
              by: Person,
              summary: string,
              checklist: list(fields({id, kind: string, text: string, note: optional(string)})),
              state: string,
              decidedAt: optional(time),
              decidedBy: optional(Person),
              signedBy: optional(string),
              reason: optional(string),
            }),
          ),
        }),
      ),
      proposals: optional(
        list(
          fields({
            id,
            kind: string,
            at: time,
            by: Person,
            text: string,
            steps: optional(list(fields({text: string, owner: optional(string), until: optional(time)}))),
            clock: optional(string),
            dueAt: optional(time),
            remedy: optional(string),
            state: string,
            decidedAt: optional(time),
            decidedBy: optional(Person),
            reason: optional(string),
          }),
        ),
      ),
      visits: optional(
        list(
          fields({
            id,
            kind: string,
            state: string,
            engineer: Person,
            contact: optional(fields({name: optional(texts), value: string, href: optional(string), hours: optional(texts)})),
            purpose: string,
            address: optional(string),
            prepare: optional(list(string)),
            present: optional(string),
            slot: optional(fields({from: time, to: time})),
            slots: list(fields({from: time, to: time})),
            timeZone: string,
            wish: optional(fields({at: time, text: string, reason: string})),
            arrivedAt: optional(time),
            session: optional(
              fields({
                sees: string,
                tool: fields({name: string, href: optional(string)}),
                consent: string,
                decidedAt: optional(time),
                decidedBy: optional(Person),
                endedAt: optional(time),
              }),
            ),
            report: optional(fields({at: time, by: Person, text: string})),
            missed: optional(fields({at: time, reason: string, remedy: optional(string)})),
            changeableUntil: optional(time),
            sequence: integer,
            history: list(
              fields({
                at: time,
                by: Person,
                is: string,
                slot: optional(fields({from: time, to: time})),
                before: optional(fields({from: time, to: time})),
                reason: optional(string),
                wish: optional(string),
              }),
            ),
            allowedActions: list(string),
          }),
        ),
      ),
      grants: optional(
        list(
          fields({
            id,
            kind: string,
            at: time,
            by: Person,
            purpose: string,
            how: optional(string),
            hours: integer,
            scope: list(fields({id, kind: string, text: string})),
            state: string,
            granted: optional(fields({at: time, by: Person, scope: list(id), until: time, note: optional(string)})),
            ended: optional(fields({at: time, by: optional(Person), note: optional(string)})),
            uses: list(fields({id, at: time, by: Person, text: string, minutes: optional(integer)})),
            purged: optional(fields({at: time, by: Person, text: string})),
          }),
        ),
      ),
      awaits: optional(list(fields({kind: string, at: time, about: optional(id), until: optional(time)}))),
      cc: optional(list(fields({person: Person, at: time, by: Person}))),
    },
    Resolution: {
      cause: optional(string),
      prevention: optional(string),
      checks: optional(list(fields({text: string, done: boolean, result: optional(string)}))),
      outage: optional(fields({from: time, to: time})),
    },
    TicketSummary: {awaits: optional(list(fields({kind: string, at: time, about: optional(id), until: optional(time)})))},
  } as const;
};
