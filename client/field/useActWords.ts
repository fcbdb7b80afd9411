import { useTranslation } from 'react-i18next'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { Saying } from './acts/actKind.ts'
import { kindOf, type SentAct, type WaitingAct } from './acts/actKinds.ts'

function useSaying(): Saying {
  const { t, i18n } = useTranslation('field')
  return { t, words: (space) => i18n.getFixedT(i18n.language, space), nameOf: useNameOf() }
}

/** What an act of this phone says, also where the county is not known. */
export function useActTitle() {
  const say = useSaying()
  return (act: WaitingAct | SentAct): string => kindOf(act).title(act, say)
}

/** An act of this phone in words: what it says, when it was seen or entered, what it led to. */
export function useActWords() {
  const say = useSaying()
  const { moment } = useQuantities()
  return {
    title: useActTitle(),
    seen: (act: WaitingAct | SentAct): string =>
      say.t(kindOf(act).timeWord, { moment: moment(Date.parse(act.observedAt)) }),
    outcome: (act: SentAct) => kindOf(act).outcome?.(act, say),
  }
}
