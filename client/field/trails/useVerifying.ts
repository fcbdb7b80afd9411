import { useTranslation } from 'react-i18next'
import { userName as userNameSchema } from '../../../data/model/account.ts'
import { nearestAlong } from '../../../geo/cutPath.ts'
import { useMe } from '../../account/me.ts'
import { useTrailEvents } from '../../api/records.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useDeviceOutbox } from '../useDelivery.ts'
import type { FieldTrail } from './fieldTrails.ts'
import { tryLastSeal } from './lastSeal.ts'
import type { PlaceSeen, TrailEntry, Verifier } from './trailEntry.ts'
import { useTrailReach } from './useTrailReach.ts'

export interface Verifying {
  readonly verifier: Verifier
  readonly isOwnSeal: boolean
  /** Whom the seal is of, by the list of people. */
  readonly sealedBy: string | null
  /** Whose act it becomes; undefined where it is of whoever is signed in. */
  readonly forUser: string | undefined
  /** Said above the form's foot, where the phone is not on the spot. */
  readonly tooFar: string | undefined
  /** Why it cannot be sent so, as the foot says it. */
  readonly missing: string | undefined
}

/** What the server will ask of a verification, asked while the officer is still there. */
export function useVerifying(
  trail: Pick<FieldTrail, 'id' | 'number' | 'path'> | undefined,
  entry: TrailEntry,
  at: PlaceSeen | undefined,
  nowMs: number,
): Verifying {
  const { t } = useTranslation('fieldTrails')
  const { length } = useQuantities()
  const { kind, userName } = useMe().actor
  const { verificationReachM } = useTrailReach(nowMs)
  const events = useTrailEvents(trail?.number == null ? null : trail.id).data ?? []
  const { waiting } = useDeviceOutbox()
  const seal = trail && tryLastSeal(trail.id, events, waiting)
  const isOwnSeal = kind === 'account' && seal?.userName === userName
  const verifier: Verifier = isOwnSeal ? 'other' : (entry.verifier ?? 'me')
  const other = userNameSchema.safeParse(entry.otherUserName)

  const missingVerifier = () => {
    if (kind === 'local') return entry.personId === null ? t('personFirst') : undefined
    if (verifier === 'me') return undefined
    if (entry.otherUserName.trim() === '') return t('otherFirst')
    if (other.data === undefined) return t('otherUserNameInvalid')
    return other.data === userName ? t('otherIsYou') : undefined
  }
  const awayM =
    at?.positionSource === 'gps' && at.position !== null && trail !== undefined
      ? nearestAlong(trail.path, at.position).awayM - Math.min(at.accuracyM ?? 0, verificationReachM)
      : 0
  const isTooFar = awayM > verificationReachM
  const isUnexplained = at !== undefined && at.positionSource !== 'gps' && entry.notByGps.trim() === ''
  return {
    verifier,
    isOwnSeal,
    sealedBy: seal?.personId ?? null,
    forUser: verifier === 'other' ? other.data : undefined,
    tooFar: isTooFar ? t('tooFar', { away: length(awayM), reach: length(verificationReachM) }) : undefined,
    missing:
      missingVerifier() ?? (isTooFar ? t('tooFarShort') : isUnexplained ? t('notByGpsFirst') : undefined),
  }
}
