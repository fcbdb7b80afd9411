import { useTranslation } from 'react-i18next'
import { useCollection } from '../../api/collections.ts'
import { usePatrols } from '../../api/records.ts'
import { useTrackers } from '../../api/tracks.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useViewState, type Selection } from '../../shell/viewState.ts'

/** What can be evidence or be silent; a track is one of a patrol or of a tracker. */
export type EvidenceKind = 'track' | 'patrol' | 'checkpoint' | 'device'

/** Whatever claims, was seen or is silent, by name and as what it selects. */
export function useEvidenceName(): (
  kind: EvidenceKind,
  id: string,
) => { name: string; selection: Selection | undefined } {
  const { t } = useTranslation('domain')
  const nameOf = useNameOf()
  const { fromMs, toMs } = useViewState()
  const patrols = usePatrols({ fromMs, toMs }).data
  const checkpoints = useCollection('checkpoints').data
  const devices = useCollection('devices').data
  const trackers = useTrackers().data
  return (kind, id) => {
    switch (kind) {
      case 'track': {
        const patrol = patrols?.find((one) => one.id === id)
        const tracker = trackers?.find((one) => one.id === id)
        const carried = patrol ?? patrols?.find(({ trackerId }) => trackerId === id)
        const name = tracker?.name ?? patrol?.team
        return {
          name: name === undefined ? t('tracker') : nameOf(name),
          selection: carried === undefined ? undefined : { kind: 'patrol', id: carried.id },
        }
      }
      case 'patrol': {
        const team = patrols?.find((one) => one.id === id)?.team
        return { name: team === undefined ? t(kind) : nameOf(team), selection: { kind, id } }
      }
      case 'checkpoint':
      case 'device': {
        const place = (kind === 'checkpoint' ? checkpoints : devices)?.find((one) => one.id === id)
        return {
          name: place === undefined ? t(kind) : nameOf(place.properties.name),
          selection: { kind, id },
        }
      }
    }
  }
}
