import {createRoot} from 'react-dom/client';
import {Support} from './support.js';

createRoot(document.querySelector('#app')!).render(<Support />);
