import i18next from 'i18next'
import { useEffect } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Name } from '../../data/model/values.ts'
import { aboutWords } from '../about/words.ts'
import { accountWords } from '../account/words.ts'
import { adminWords } from '../admin/words.ts'
import { fieldDamageWords } from '../field/damageWords.ts'
import { fieldWords } from '../field/words.ts'
import { gapWords } from '../gaps/words.ts'
import { knowledgeWords } from '../knowledge/words.ts'
import { keepingWords } from '../keeping/words.ts'
import { historyWords } from '../history/words.ts'
import { liveWords } from '../live/words.ts'
import { mapWords } from '../map/words.ts'
import { overviewWords } from '../overview/words.ts'
import { planFilesWords } from '../plan/files/words.ts'
import { planRuleWords } from '../plan/ruleWords.ts'
import { planLifeWords } from '../plan/life/words.ts'
import { planSheetWords } from '../plan/sheet/words.ts'
import { planScenarioWords } from '../plan/scenarios/words.ts'
import { planWorthWords } from '../plan/worth/words.ts'
import { planWords } from '../plan/words.ts'
import { saveWords } from '../save/words.ts'
import { standingWords } from '../wall/standingWords.ts'
import { replayWords } from '../replay/words.ts'
import { shellWords } from '../shell/words.ts'
import { tableWords } from '../table/words.ts'
import { unrolledWords } from '../unrolled/words.ts'
import { actWords } from '../wall/actWords.ts'
import { wallWords } from '../wall/words.ts'
import { domainWords } from './domainWords.ts'

export type Language = 'zh' | 'en'

const languageKey = 'borderkeep.language'

/** Each workplace keeps its words beside its components; one namespace a workplace. */
const namespaces = {
  domain: domainWords,
  shell: shellWords,
  live: liveWords,
  keeping: keepingWords,
  history: historyWords,
  knowledge: knowledgeWords,
  map: mapWords,
  unrolled: unrolledWords,
  gaps: gapWords,
  overview: overviewWords,
  wall: wallWords,
  acts: actWords,
  standing: standingWords,
  replay: replayWords,
  plan: planWords,
  planFiles: planFilesWords,
  planRules: planRuleWords,
  planLife: planLifeWords,
  planSheet: planSheetWords,
  planScenario: planScenarioWords,
  planWorth: planWorthWords,
  field: fieldWords,
  fieldDamage: fieldDamageWords,
  save: saveWords,
  table: tableWords,
  account: accountWords,
  admin: adminWords,
  about: aboutWords,
} as const

type Namespaces = typeof namespaces
type EnglishWords = { [Space in keyof Namespaces]: Namespaces[Space]['en'] }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'domain'
    resources: EnglishWords
  }
}

const wordsIn = (language: Language) =>
  Object.fromEntries(Object.entries(namespaces).map(([space, words]) => [space, words[language]]))

/** Address first (`?lang=en`, as a wall's link sets it), then the last choice, then the browser. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(languageKey)
  if (asked === 'en' || asked === 'zh') return asked
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

const htmlLanguage = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en')

export async function startLanguage(): Promise<void> {
  const language = firstLanguage()
  document.documentElement.lang = htmlLanguage(language)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'domain',
    resources: { en: wordsIn('en'), zh: wordsIn('zh') },
    interpolation: { escapeValue: false },
  })
}

/** The language in use and the switch, remembered on this device. */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const { i18n } = useTranslation()
  return {
    language: i18n.language === 'zh' ? 'zh' : 'en',
    setLanguage: (language) => {
      localStorage.setItem(languageKey, language)
      document.documentElement.lang = htmlLanguage(language)
      void i18n.changeLanguage(language)
    },
  }
}

/** Shows a page in a language for as long as it stands, whatever was chosen on this device; null leaves it. */
export function useShownIn(language: Language | null): void {
  const { i18n } = useTranslation()
  useEffect(() => {
    if (language === null) return
    const before = i18n.language
    const show = (next: string) => {
      document.documentElement.lang = htmlLanguage(next === 'zh' ? 'zh' : 'en')
      void i18n.changeLanguage(next)
    }
    show(language)
    return () => show(before)
  }, [i18n, language])
}

/** A record's name in the language in use. */
export function useNameOf(): (name: Name) => string {
  const { language } = useLanguage()
  return (name) => name[language]
}
