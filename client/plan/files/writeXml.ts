/** A text as it stands in XML; what XML cannot say (control characters) is left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(unsayable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// XML 1.0 has no place for these, not even as entities.
// oxlint-disable-next-line no-control-regex
const unsayable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** Degrees to a tenth of a millimetre, never as 1e-7. */
export const degreesText = (value: number): string => value.toFixed(9)
