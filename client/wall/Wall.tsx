import './wall.css'
import './headline.css'
import './dutyLine.css'
import './wallMap.css'
import './wallPanel.css'
import './worstGaps.css'
import './sideLists.css'
import './wallUnrolled.css'
import './silentWall.css'
import './nothingYet.css'
import './wallMarks.css'
import './wallSave.css'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { LiveClock } from './LiveClock.tsx'
import { useSilentSince } from './useHeartbeat.ts'
import { useWallFrame } from './useWallFrame.ts'
import { WallPicture } from './WallPicture.tsx'
import { StuckBand } from './watch/StuckBand.tsx'

/** The wall: what a commander sees from eight metres, day and night, without touching anything. */
export function Wall() {
  const { lines } = useCounty()
  return (
    <>
      {lines.length === 0 ? <NothingYet /> : <WallPicture />}
      <StuckBand />
    </>
  )
}

/** No line is loaded: a calm page that says what would stand here. */
function NothingYet() {
  const { t } = useTranslation('wall')
  const { name } = useCounty()
  const nameOf = useNameOf()
  const frame = useWallFrame(useServerNow())
  const silentSinceMs = useSilentSince(undefined)
  return (
    <main className="wall" {...frame}>
      <div className="wall-nothing">
        <p className="wall-quiet">{nameOf(name)}</p>
        <h1>{t('nothingTitle')}</h1>
        <p>{t('nothingLong')}</p>
        <p className="wall-quiet">{t('nothingHow')}</p>
        <LiveClock silentSinceMs={silentSinceMs} shows />
      </div>
    </main>
  )
}
