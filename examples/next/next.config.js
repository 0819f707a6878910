/** The gateway stands behind the page's own address. */
const rewrites = async () =>
  ['portal', 'demo'].map((name) => ({source: `/${name}/:path*`, destination: `http://localhost:4173/${name}/:path*`}));

export default {rewrites};
