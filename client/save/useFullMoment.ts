import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'

/** An instant with its year and its zone, for what is read long after and far away. */
export function useFullMoment(): (atMs: number) => string {
  const { t } = useTranslation('save')
  const { timeZone } = useCounty()
  const { language } = useLanguage()
  return (atMs) =>
    t('moment', {
      zone: timeZone,
      when: new Date(atMs).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
        timeZone,
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
    })
}
