import { useTranslation } from 'react-i18next'
import type { FileFault } from './fileFault.ts'

/** Why a file cannot be read, and where in it, in the language in use. */
export function useFaultSentence(): (fault: FileFault) => string {
  const { t } = useTranslation('planFiles')
  return ({ code, place, found }) => {
    const what = t(`fault.${code}`, { found })
    if (place === undefined) return what
    if (place.kind === 'line') return t('at.line', { line: place.line, what })
    return place.position === undefined
      ? t('at.feature', { feature: place.feature, what })
      : t('at.position', { feature: place.feature, position: place.position, what })
  }
}
