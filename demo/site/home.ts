import {mount} from './mount.js';

// Whoever reads about the product has his service desk in the corner; it asks for nothing until he wants it.
void mount({define: () => import('../../src/define/portal.js')});
