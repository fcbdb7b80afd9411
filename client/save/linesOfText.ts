export interface LineOfText {
  readonly text: string
  readonly box: DOMRect
}

/** A text as the browser broke it into lines, each with its place in the window. */
export function linesOfText(node: Text): LineOfText[] {
  if (node.data.trim() === '') return []
  const range = document.createRange()
  const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = []
  let at = 0
  for (const letter of node.data) {
    range.setStart(node, at)
    at += letter.length
    range.setEnd(node, at)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const line = lines.at(-1)
    // Letters of several fonts stand on one line, a little higher or lower each.
    if (line === undefined || box.top > (line.top + line.bottom) / 2)
      lines.push({ text: letter, left: box.left, right: box.right, top: box.top, bottom: box.bottom })
    else {
      line.text += letter
      line.right = Math.max(line.right, box.right)
    }
  }
  return lines.map(({ text, left, right, top, bottom }) => ({
    // A space that begins a line is there to be seen, or it would have no width.
    text: text.replaceAll(/\s/g, ' ').trimEnd(),
    box: new DOMRect(left, top, right - left, bottom - top),
  }))
}
