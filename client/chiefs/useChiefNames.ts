import { useMemo } from 'react'
import { tryDeputising, type Answering } from '../../data/model/chief.ts'
import { usePeople } from '../api/records.ts'
import { useChiefNames as useShownNames } from '../api/walls.ts'
import { useNameOf } from '../i18n/language.ts'

/** People as whoever asks may name them: those of the rosters, or where they see none those whom walls may show. */
export function useChiefNames() {
  const nameOf = useNameOf()
  const people = usePeople().data
  const shown = useShownNames()
  const byId = useMemo(() => new Map((people ?? []).map((person) => [person.id as string, person])), [people])
  const tryName = (personId: string | null | undefined): string | undefined => {
    if (personId === null || personId === undefined) return undefined
    const name = byId.get(personId)?.name ?? shown.get(personId)
    return name && nameOf(name)
  }
  return {
    tryName,
    tryPhone: (personId: string | null) => byId.get(personId ?? '')?.phone ?? undefined,
    /** The post, and who fills it or acts for whoever does. */
    actingAt: (chief: Answering, atMs: number) => tryName(tryDeputising(chief, atMs)),
  }
}
