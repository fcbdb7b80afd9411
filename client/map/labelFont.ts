/** Signed distance fields, so that labels on the map have an outline of the ground's colour. */
export const labelFontSettings = {
  sdf: true,
  fontSize: 48,
  buffer: 10,
  radius: 14,
  cutoff: 0.22,
  smoothing: 0.12,
}
