import type { Passage } from '../../../data/model/place.ts'
import type { NoticeLanguage } from '../../../data/model/noticeLanguage.ts'
import { noticeTexts, type NoticeKey } from '../../../data/model/noticeTexts.ts'
import type { SealingNotice } from '../../../data/model/sealingNotice.ts'
import type { WayThere } from '../../../data/model/trailSurroundings.ts'
import type { Name } from '../../../data/model/values.ts'

/** What the notice of one trail is made from. */
export interface NoticeFacts {
  readonly number: number
  readonly name: Name
  /** `K12+300` where it meets the line. */
  readonly chainage: string
  /** The marker before it and how far beyond; undefined where no marker is known. */
  readonly marker: { readonly number: string; readonly beyondM: number } | undefined
  /** Where one crosses lawfully: the nearest port, and the nearest at which people pass if that is another. */
  readonly ports: readonly WayThere[]
  readonly settings: SealingNotice
  /** The county, where it named no authority. */
  readonly county: Name
  /** The day it is printed, 2026-03-10. */
  readonly printedOn: string
  readonly isDemonstration: boolean
}

/** The notice in one language. */
export interface NoticeText {
  readonly language: NoticeLanguage
  readonly title: string
  readonly closed: string
  readonly lawful: string
  readonly ports: readonly { readonly way: string; readonly passage: string }[]
  /** Shown instead of ports where none is on record. */
  readonly noPort: string | undefined
  readonly telephone: string | undefined
  /** What is written small below. */
  readonly facts: readonly string[]
  readonly demonstration: string | undefined
}

/** Chinese and the languages that the county's ports have names in, then English. */
export function languagesOf(
  settings: SealingNotice,
  ports: readonly Pick<WayThere, 'localNames'>[],
): readonly NoticeLanguage[] {
  if (settings.languages !== null) return settings.languages
  const neighbours = (['vi', 'my'] as const).filter((language) =>
    ports.some(({ localNames }) => localNames[language] !== undefined),
  )
  return ['zh', ...neighbours, 'en']
}

export function noticeIn(language: NoticeLanguage, facts: NoticeFacts): NoticeText {
  const { settings, ports } = facts
  const say = (key: NoticeKey, values: Readonly<Record<string, string>> = {}) =>
    filled(settings.texts[language]?.[key] ?? noticeTexts[language][key], values)
  const { orderNumber, orderDate, telephone } = settings
  const authority =
    settings.authority[language] ?? settings.authority.zh ?? facts.county[language === 'zh' ? 'zh' : 'en']
  return {
    language,
    title: say('title'),
    closed: say('closed'),
    lawful: say('lawful'),
    ports: ports.map((port) => ({ way: wayIn(port), passage: passageIn(port) })),
    noPort: ports.length === 0 ? say('noPort') : undefined,
    telephone: telephone === '' ? undefined : say('telephone', { telephone }),
    facts: [
      say('trail', { number: String(facts.number), path: facts.name[language === 'en' ? 'en' : 'zh'] }),
      placeSaid(),
      say('authority', { authority }),
      ...(orderNumber === ''
        ? []
        : [say('order', { number: orderNumber, date: dateIn(language, orderDate) })]),
      say('issued', { date: dateIn(language, facts.printedOn) }),
    ],
    demonstration: facts.isDemonstration ? say('demonstration') : undefined,
  }

  function placeSaid(): string {
    const { chainage, marker } = facts
    if (marker === undefined) return say('place', { chainage })
    const beyond = String(Math.round(marker.beyondM))
    return say('placeAtMarker', { chainage, marker: marker.number, beyond })
  }

  function wayIn({ name, localNames, straightM, alongM, wind }: WayThere): string {
    const own = localNames[language] ?? (language === 'zh' ? name.zh : name.en)
    const values = { name: own, straight: kilometresIn(language, straightM), wind: say(wind) }
    return alongM === null
      ? say('portOtherLine', values)
      : say('port', { ...values, along: kilometresIn(language, alongM) })
  }

  function passageIn({ open, passage }: { open: boolean; passage: Passage | null }): string {
    if (!open) return say('stopped')
    if (passage === null) return say('unknown')
    if (!passage.passes) return say('stopped')
    return passage.hours === null ? say('passes') : say('passesDuring', passage.hours)
  }
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)

/** Digits that both sides read. */
const localeOf: Readonly<Record<NoticeLanguage, string>> = {
  zh: 'zh-CN',
  vi: 'vi-VN',
  my: 'en-GB',
  en: 'en-GB',
}

const kilometresIn = (language: NoticeLanguage, metres: number): string =>
  (metres / 1000).toLocaleString(localeOf[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 })

function dateIn(language: NoticeLanguage, date: string | null): string {
  if (date === null) return '–'
  return language === 'my'
    ? date
    : new Date(`${date}T00:00:00Z`).toLocaleDateString(localeOf[language], {
        timeZone: 'UTC',
        year: 'numeric',
        month: language === 'vi' ? '2-digit' : 'long',
        day: 'numeric',
      })
}
