import { useSettings } from '../api/administration.ts'
import { useNameOf } from '../i18n/language.ts'

/** Over all of the picture: the county's classification line and watermark, and the dark of the night. */
export function WallMarks({ brightness }: { brightness: number }) {
  const settings = useSettings().data
  const nameOf = useNameOf()
  return (
    <>
      {settings?.watermark != null && <Watermark text={settings.watermark} />}
      {settings?.classification != null && (
        <p className="wall-classification">{nameOf(settings.classification)}</p>
      )}
      {brightness < 1 && <div className="wall-night" style={{ opacity: 1 - brightness }} />}
    </>
  )
}

const [width, height] = [420, 260]

/** Thin enough to read through, and everywhere: no part of a photograph of the wall is without it. */
function Watermark({ text }: { text: string }) {
  return (
    <svg className="wall-watermark" aria-hidden>
      <pattern
        id="wall-watermark"
        width={width}
        height={height}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-24)"
      >
        <text x={20} y={height / 2}>
          {text}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill="url(#wall-watermark)" />
    </svg>
  )
}
