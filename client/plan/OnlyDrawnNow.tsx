import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { useViewState } from '../shell/viewState.ts'

/** Instead of the draft where what was known then is shown: that drafting is of now, and the way back. */
export function OnlyDrawnNow() {
  const { t } = useTranslation('plan')
  const { t: knowledge } = useTranslation('knowledge')
  const { knowAt } = useViewState()
  if (useKnownAt() === undefined) return null
  return (
    <section className="plan-begin">
      <h2 className="plan-title">{t('onlyDrawnNow')}</h2>
      <p className="plan-quiet">{t('onlyDrawnNowLong')}</p>
      <Button size="xs" mt="xs" onClick={() => knowAt(undefined)}>
        {knowledge('backToNow')}
      </Button>
    </section>
  )
}
