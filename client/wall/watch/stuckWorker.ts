import type { Beat, ToStuckWorker } from './stuckMessage.ts'

/** A page that says nothing for so long is stuck: what it shows may be old, and it cannot say so itself. */
const stuckAfterMs = 20_000
const lookEveryMs = 1000

let canvas: OffscreenCanvas | undefined
let beat: Beat | undefined
let heardMs = 0
let isShown = false

addEventListener('message', ({ data }: MessageEvent<ToStuckWorker>) => {
  if ('canvas' in data) canvas = data.canvas
  else {
    beat = data.beat
    heardMs = performance.now()
    if (isShown) hide()
  }
})

setInterval(() => {
  if (beat !== undefined && performance.now() - heardMs > stuckAfterMs) show(beat)
}, lookEveryMs)

/** The canvas reaches the screen without the page's help. */
function show({ title, text, widthPx, heightPx, unitPx, ground, ink, fontFamily }: Beat): void {
  if (canvas === undefined) return
  isShown = true
  canvas.width = widthPx
  canvas.height = heightPx
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.fillStyle = ground
  pen.fillRect(0, 0, widthPx, heightPx)
  pen.fillStyle = ink
  pen.textBaseline = 'middle'
  pen.font = `700 ${62 * unitPx}px ${fontFamily}`
  pen.fillText(title, 40 * unitPx, heightPx * 0.38, widthPx - 80 * unitPx)
  pen.font = `400 ${24 * unitPx}px ${fontFamily}`
  pen.fillText(text, 40 * unitPx, heightPx * 0.74, widthPx - 80 * unitPx)
}

function hide(): void {
  if (canvas === undefined) return
  isShown = false
  canvas.width = 1
  canvas.height = 1
  canvas.getContext('2d')?.clearRect(0, 0, 1, 1)
}
