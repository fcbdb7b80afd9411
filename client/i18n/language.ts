import i18next from 'i18next'
import { useEffect } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Name } from '../../data/model/values.ts'
import type { namespaces } from './namespaces.ts'

export type Language = 'zh' | 'en'

const languageKey = 'borderkeep.language'

type Namespaces = typeof namespaces
type EnglishWords = { [Space in keyof Namespaces]: Namespaces[Space]['en'] }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'domain'
    resources: EnglishWords
  }
}

type Words = Readonly<Partial<Namespaces>>

const wordsIn = (spaces: Words, language: Language) =>
  Object.fromEntries(Object.entries(spaces).map(([space, words]) => [space, words[language]]))

/** Address first (`?lang=en`, as a wall's link sets it), then the last choice, then the browser. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(languageKey)
  if (asked === 'en' || asked === 'zh') return asked
  return navigator.language.startsWith('zh') ? 'zh' : 'en'
}

const htmlLanguage = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en')

/** With the words of what a page shows: the phone's has far fewer of them. */
export async function startLanguage(spaces: Words): Promise<void> {
  const language = firstLanguage()
  document.documentElement.lang = htmlLanguage(language)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'domain',
    resources: { en: wordsIn(spaces, 'en'), zh: wordsIn(spaces, 'zh') },
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
