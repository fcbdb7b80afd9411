/** A name that every file system takes, with its ending. */
export function fileNameOf(name: string, ending: string): string {
  const plain = name.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim()
  return `${[...plain].slice(0, 80).join('')}.${ending}`
}

/** What the audit says is taken along; it has room for 80 letters. */
export function noteOf(name: string, format: string): string {
  const letters = [...name]
  return `${letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : name} (${format})`
}
