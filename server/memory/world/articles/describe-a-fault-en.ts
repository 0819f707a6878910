import type {WorldArticle} from '../world.js';

export const describeAFaultEn: WorldArticle = {
  id: 'describe-a-fault-en',
  kind: 'guide',
  category: 'service',
  locale: 'en',
  ago: 41,
  title: 'How to describe a problem so that an engineer can start at once',
  summary: 'Four things are enough: what you see, how to make it happen, since when, and what was changed before. With one good example.',
  related: ['describe-a-fault', 'collect-logs-en', 'urgency-levels-en'],
  markdown: `
## Four things

1. **What you see.** Copy the error as it is, do not retell it. If a figure is wrong, say what it is, what it should be, and how you know.
2. **How to make it happen.** Where you start, what you click, which filters are set. Every time, or now and then?
3. **Since when.** To the minute, if you can: we look for that moment in the log.
4. **What was changed before.** An upgrade, a setting, a certificate, the network, work on the database. "Nothing" is an answer too.

## A good example

> **"Sales overview" has kept loading since Monday, 9:14**
>
> We upgraded from 6.1.4 to 6.2.1 on Sunday evening. Sign-in and folders work, only dashboards never appear, even after ten minutes. Three colleagues see the same, in Chrome and in Edge. When we go straight to the server on port 8080, it works.
>
> Attached: web.log from 9:10 to 9:20 and a screenshot of the Network panel.

The last sentence of the first paragraph is worth the most. If it works without the proxy, the fault can only sit in the proxy. **When does it work?** often says more than "it is broken".

## What leads to another question

| You write | We have to ask |
| --- | --- |
| The system is down, urgent | For whom? Sign-in, dashboards or export? |
| The data is wrong | Which dashboard, which metric, which day, by how much? |
| I got an error | What does it say, word for word? |
| It is slow | How many seconds, and how many before? Every dashboard? |
| A phone photo of the screen | Which letters are these? |

## One request, one problem

Two problems in one request are handled by one engineer, one after the other. As two requests they can be worked on at the same time. If they belong together, mention the reference of the first in the second.

## Screenshots and files

Take the whole screen, with the clock in it. Names and amounts that nobody needs to see can be covered in the form before the picture is uploaded. Which log helps is explained in [How to collect logs](article:collect-logs-en). If you cannot get it yet, submit without it and add it later.
`,
};
