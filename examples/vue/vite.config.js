import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue({template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('aftercare-')}}})],
  server: {proxy: {'/portal': 'http://localhost:4173', '/demo': 'http://localhost:4173'}},
};
