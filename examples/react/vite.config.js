export default {
  server: {proxy: {'/portal': 'http://localhost:4173', '/demo': 'http://localhost:4173'}},
};
