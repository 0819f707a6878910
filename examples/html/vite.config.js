/** No build: a plain server of files. */
export default {
  preview: {proxy: {'/portal': 'http://localhost:4173', '/demo': 'http://localhost:4173'}},
};
