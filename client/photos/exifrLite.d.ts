/** The build of exifr that reads JPEG and HEIC alone: half of the whole. */
declare module 'exifr/dist/lite.esm.mjs' {
  export { parse } from 'exifr'
}
