export default {
  globs: ['src/elements/**/*.ts', 'src/kit/**/*.ts', 'src/define/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
};
