import type {WorldArticle} from '../world.js';

export const urgencyLevelsEn: WorldArticle = {
  id: 'urgency-levels-en',
  kind: 'faq',
  category: 'service',
  locale: 'en',
  ago: 46,
  title: 'How are P0 to P3 decided, and what if it is more urgent to me?',
  summary:
    'Three answers decide: who is affected, whether work can go on, and whether data is lost or wrong. The rules are public, and you see the result before you submit.',
  related: ['urgency-levels', 'describe-a-fault-en', 'collect-logs-en'],
  markdown: `
## Three questions, four levels

| Level | When | For example |
| --- | --- | --- |
| P0 Critical | Data is lost, or the whole company cannot work | Everybody gets a 502 |
| P1 High | A department cannot work, or many people see wrong data | No finance dashboard opens, at month end |
| P2 Medium | Work goes on by other means, or only a few people cannot work or see wrong data | A large export fails but works in four parts |
| P3 Low | Work is hardly affected | One character in a PDF is shown as a box |

As soon as you have answered, the form shows the level and what it means. Questions, suggestions, training and complaints do not ask for it.

## I do not know whether data is affected. What do I choose?

Choose **Not sure**. It never lowers the level, and checking the data is then the first thing the engineer does.

## Why call as well when it is P0?

Both together are fastest. The call brings the engineer on duty into action; the form has the version, the log and the screenshots, so nobody has to ask you for them. The emergency line is answered day and night, but takes P0 only. For anything else please use the service line.

## Can the level change?

Yes. Write in the request what has changed, for example "two more departments cannot open it now". The service desk applies the same rules again and tells you the result with the reason. Once there is a workaround, a P1 may become a P2. The request stays open all the same, until the cause is found and you have confirmed that it works.

## I think the level is too low

Tell us in one or two sentences **what will be held up and by when**, for example "the board needs this dashboard tomorrow at nine". That helps more than "very urgent", because the desk orders its work by it. If we still do not agree, submit a complaint, and a service manager will take it up.
`,
};
