/** Where a line may break: after a space, and before and after every Chinese letter that is no closing mark. */
const pieces = /[⺀-￿][，。、；：！？）》”’…]*|[^\s⺀-￿]+\s*|\s+/gu

/** A text in lines no wider than there is room; a word that is wider has a line of its own. */
export function wrapText(text: string, roomMm: number, widthMm: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const [piece] of paragraph.matchAll(pieces)) {
      if (line !== '' && widthMm((line + piece).trimEnd()) > roomMm) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += piece
    }
    return line.trim() === '' ? lines : [...lines, line.trimEnd()]
  })
}
