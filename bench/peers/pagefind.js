// @ts-ignore: it brings no types
import {PagefindUI} from '@pagefind/default-ui';

new PagefindUI({element: '#here', bundlePath: '/pagefind/'});
