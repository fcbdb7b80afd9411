/** Lays a word thinly over a picture, again and again: a piece cut out of it has it too. */
export function paintWatermark(canvas: HTMLCanvasElement, word: string, fontFamily: string): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const { width, height } = canvas
  pen.save()
  pen.fillStyle = 'rgb(0 0 0 / 5%)'
  pen.font = `600 ${height / 34}px ${fontFamily}`
  pen.letterSpacing = '0px'
  pen.textBaseline = 'middle'
  const stepX = pen.measureText(word).width + height / 6
  const stepY = height / 6
  const reach = Math.hypot(width, height) / 2
  pen.translate(width / 2, height / 2)
  pen.rotate(-Math.PI / 8)
  for (let y = -reach, row = 0; y < reach; y += stepY, row += 1)
    for (let x = -reach - (row % 2) * (stepX / 2); x < reach; x += stepX) pen.fillText(word, x, y)
  pen.restore()
}
