import {svelte} from '@sveltejs/vite-plugin-svelte';

export default {
  plugins: [svelte()],
  server: {proxy: {'/portal': 'http://localhost:4173', '/demo': 'http://localhost:4173'}},
};
