/** Whether a media type is that of pictures that are pixels and nothing else. An SVG may carry scripts and is a file like any other. */
export function isRaster(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type);
}
