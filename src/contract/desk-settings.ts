import * as z from 'zod/mini';
import {Calendar} from './calendar.js';
import {ClockPolicy, Tier} from './clock.js';
import {EscalationRules} from './escalation.js';
import {once} from './once.js';
import {SurveyDefinition} from './survey.js';
import {processes, ticketStates} from './ticket.js';
import {Id, LocalText, openEnum, SomeText} from './values.js';
import {VisitRules} from './visit.js';

export type Option = z.infer<ReturnType<typeof Option>>;
export const Option = once(() => z.object({id: Id(), label: LocalText(), hint: z.optional(LocalText())}));

/** Shown (and required) only where another field's answer is one of `is`; `field` may also be `category`. */
export type Condition = z.infer<ReturnType<typeof Condition>>;
export const Condition = once(() => z.object({field: z.string(), is: z.array(z.string())}));

/** One field of a request type. Unknown kinds are drawn as `text`. `maxLength` in UTF-16 code units. */
export type FieldDefinition = z.infer<ReturnType<typeof FieldDefinition>>;
export const FieldDefinition = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(['text', 'textarea', 'select', 'radio', 'checkbox', 'date', 'datetime']),
    label: LocalText(),
    hint: z.optional(LocalText()),
    required: z.boolean(),
    options: z.optional(z.array(Option())),
    maxLength: z.optional(z.int()),
    when: z.optional(Condition()),
  }),
);

/**
 * A circle of readers. Whoever's token names it belongs to it, and whoever meets all that it says: his role, the tier of his organisation's plan, the id of his
 * organisation.
 */
export type Audience = z.infer<ReturnType<typeof Audience>>;
export const Audience = once(() =>
  z.object({
    id: Id(),
    name: LocalText(),
    roles: z.optional(z.array(openEnum(['requester', 'manager']))),
    tiers: z.optional(z.array(Id())),
    organisations: z.optional(z.array(Id())),
  }),
);

/** A kind of request: it decides the fields, whether impact is asked, and later the clocks. */
export type RequestType = z.infer<ReturnType<typeof RequestType>>;
export const RequestType = once(() =>
  z.object({
    id: Id(),
    name: LocalText(),
    description: LocalText(),
    /** An icon of the elements' own set, by name. */
    icon: z.optional(z.string()),
    asksImpact: z.boolean(),
    asksCategory: z.boolean(),
    /** Example for the title and help for the description, in the customer's words. */
    titleHint: z.optional(LocalText()),
    descriptionHint: z.optional(LocalText()),
    /** Whether articles are offered while it is written; left out: they are. */
    suggests: z.optional(z.boolean()),
    /** How its requests go their way; left out: as an incident. */
    process: z.optional(openEnum(processes)),
    /** Whether everything is read once more before it is sent; left out: where there are many answers. */
    reviews: z.optional(z.boolean()),
    fields: z.array(FieldDefinition()),
    /** Where it asks other questions than the desk's, or has fewer levels: these, in place of those. Its levels stand among the desk's priorities. */
    impact: z.optional(z.object(impactShape())),
    /** Ids of the audiences that it is for; left out: everybody. Others are neither told of it nor may they hand it in. */
    audience: z.optional(z.array(Id())),
  }),
);

/** Two levels of fault class. */
export type Category = z.infer<ReturnType<typeof Category>>;
export const Category = once(() =>
  z.object({id: Id(), name: LocalText(), children: z.optional(z.array(z.object({id: Id(), name: LocalText()})))}),
);

/** Questions in plain words whose answers give a priority: the first row of `matrix` whose answers all fit decides, else `otherwise`. */
export type Impact = z.infer<ReturnType<typeof Impact>>;
export const Impact = once(() =>
  z.object({
    ...impactShape(),
    /** Every level that there is; the first is the one for emergencies. */
    priorities: z.array(z.object({id: z.string(), name: LocalText(), meaning: LocalText()})),
  }),
);

const impactShape = () => ({
  questions: z.array(z.object({id: Id(), question: LocalText(), options: z.array(Option())})),
  matrix: z.array(z.object({when: z.record(z.string(), z.array(z.string())), priority: z.string()})),
  otherwise: z.string(),
});

/** A step of the stage bar and the states that stand in it; vendors rename and group, the machine stays. `process`: whose bar; left out: an incident's. */
export type Stage = z.infer<ReturnType<typeof Stage>>;
export const Stage = once(() =>
  z.object({id: Id(), name: LocalText(), states: z.array(openEnum(ticketStates)), process: z.optional(openEnum(processes))}),
);

export type ContactChannel = z.infer<ReturnType<typeof ContactChannel>>;
export const ContactChannel = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(['phone', 'email', 'chat', 'social', 'address']),
    name: LocalText(),
    /** What a person reads: a number, an address; a postal one in each language. */
    value: SomeText(),
    /** `tel:`, `mailto:` or https; nothing else is linked. */
    href: z.optional(z.string()),
    hours: z.optional(LocalText()),
    /** Id of the calendar in which it is open. */
    calendar: z.optional(Id()),
    /** For P0 only, and then first. */
    emergency: z.boolean(),
  }),
);

/** A way in which a customer may ask to be reached. `asksValue`: the number or address must be given; else the one that the desk knows is used. */
export type ContactMethod = z.infer<ReturnType<typeof ContactMethod>>;
export const ContactMethod = once(() =>
  z.object({
    id: Id(),
    kind: openEnum(['portal', 'email', 'phone', 'chat', 'remote', 'on-site']),
    name: LocalText(),
    hint: z.optional(LocalText()),
    asksValue: z.boolean(),
  }),
);

/** What the desk accepts; the same numbers hold in the form and on the server. Bytes and UTF-16 code units. */
export type Limits = z.infer<ReturnType<typeof Limits>>;
export const Limits = once(() =>
  z.object({
    title: z.int(),
    description: z.int(),
    message: z.int(),
    reason: z.int(),
    comment: z.int(),
    attachments: z.object({
      count: z.int(),
      bytes: z.int(),
      /** Extensions in lower case without the dot, with the media type each stands for. */
      types: z.record(z.string(), z.string()),
    }),
  }),
);

/** How the team may be let in to a customer's systems: one access for at most so many hours; `credentials`: where passwords and keys belong, in the vendor's words. */
export type AccessSettings = z.infer<ReturnType<typeof AccessSettings>>;
export const AccessSettings = once(() => z.object({mostHours: z.int(), credentials: z.optional(LocalText())}));

/** Everything the widgets need to draw. */
export type DeskSettings = z.infer<ReturnType<typeof DeskSettings>>;
export const DeskSettings = once(() =>
  z.object({
    brand: z.object({name: LocalText()}),
    locales: z.array(z.string()),
    timeZone: z.string(),
    /** When who works; the first is the desk's own. */
    calendars: z.array(Calendar()),
    tiers: z.array(Tier()),
    /** Which clocks run for which requests. */
    clocks: z.array(ClockPolicy()),
    /** Who hears of what does not get on, and after how long; left out: nobody is passed over. The team's: of it only how to complain is public. */
    escalation: z.optional(EscalationRules()),
    /** How visits are arranged; left out: only for times that the team proposes, which can be moved or given up until they begin. */
    visits: z.optional(VisitRules()),
    requestTypes: z.array(RequestType()),
    /** Who types and articles may be meant for; left out: all are for everybody. The team's: no reader is told who belongs where. */
    audiences: z.optional(z.array(Audience())),
    categories: z.array(Category()),
    impact: Impact(),
    stages: z.array(Stage()),
    /** Days for which a closed request may be reopened; 0: never. */
    reopenDays: z.int(),
    /** Days after which a resolved request that its requester neither confirms nor rejects is closed, after a notice; left out: never. */
    closeDays: z.optional(z.int()),
    /** Days after which a closed request is archived, to be read only, though not before it can be reopened no more; left out: never. */
    archiveDays: z.optional(z.int()),
    /** Left out: the team asks for no access. */
    access: z.optional(AccessSettings()),
    articleCategories: z.array(z.object({id: Id(), name: LocalText()})),
    surveys: z.array(SurveyDefinition()),
    channels: z.array(ContactChannel()),
    /** Offered with a request; an empty list asks nothing. */
    contactMethods: z.array(ContactMethod()),
    limits: Limits(),
    /** Texts the customer agrees to when sending; `required` ones must be ticked. */
    consents: z.array(z.object({id: Id(), text: LocalText(), required: z.boolean()})),
  }),
);
