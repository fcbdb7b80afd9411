import { useTranslation } from 'react-i18next'
import { useMe } from '../../account/me.ts'
import { RefusedTrack } from './RefusedTrack.tsx'
import { useTracksHere } from './useRecording.ts'
import { countFixes } from './trackStore.ts'

/** Tracks that this phone still holds, of whatever patrol and day. */
export function TracksHere() {
  const { t } = useTranslation('fieldPatrol')
  const { userName } = useMe().actor
  const kept = useTracksHere()
  const own = kept.filter((batch) => batch.userName === userName)
  const waiting = countFixes(own.filter(({ refusal }) => refusal === null))
  const others = countFixes(kept.filter((batch) => batch.userName !== userName))
  const refused = own.filter(({ refusal }) => refusal !== null)
  if (waiting + others + refused.length === 0) return null
  return (
    <>
      <h2 className="field-heading">{t('tracksHere')}</h2>
      {refused.map((batch) => (
        <RefusedTrack key={batch.actId} batch={batch} />
      ))}
      {waiting > 0 && <p>{t('unsent', { count: waiting })}</p>}
      {others > 0 && <p className="field-quiet">{t('unsentOfOthers', { count: others })}</p>}
    </>
  )
}
