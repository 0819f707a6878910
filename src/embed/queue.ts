/**
 * Keeps calls of `window.aftercare` until `embed.js` has come, which makes them in their order. A classic script of its own, for pages whose policy allows
 * none within them: `<script src="queue.js"></script>` ahead of whatever calls.
 */
import {pending} from './pending.js';

pending();
