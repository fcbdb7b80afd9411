import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'
import type { DrawnWords } from './drawScene.ts'

/** The words written into the canvas; the same object while neither language nor label changes. */
export function useDrawnWords(kind: CoverageKind, nowLabel: string | undefined): DrawnWords {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const { language } = useLanguage()
  const { timeZone } = useCounty()
  return useMemo(() => {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
    const clock = new Intl.DateTimeFormat(locale, {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' })
    return {
      rows: {
        state: t('row.state'),
        patrols: t('row.patrols'),
        checkpoints: t('row.checkpoints'),
        trails: t('row.trails'),
        barriers: t('row.barriers'),
        devices: t('row.devices'),
        chiefs: t('row.chiefs'),
      },
      now: nowLabel ?? t('now'),
      known: domain(`byKind.${kind}`),
      ahead: domain('byKind.planned'),
      clock: (atMs) => clock.format(atMs),
      day: (atMs) => day.format(atMs),
      nameOf: (name) => name[language],
    }
  }, [t, domain, kind, language, timeZone, nowLabel])
}
