/** A name that every file system takes, with its ending. */
export function fileNameOf(name: string, ending: string): string {
  return `${cut(name.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim(), 80)}.${ending}`
}

/** What the audit says is taken along; it has room for 80 letters. */
export function noteOf(name: string, format: string): string {
  const short = cut(name, 60)
  return `${short === name ? name : `${short}…`} (${format})`
}

/** The beginning of a text, never with half a letter at its end. */
function cut(text: string, most: number): string {
  let beginning = ''
  for (const letter of text) {
    if (beginning.length + letter.length > most) break
    beginning += letter
  }
  return beginning
}
