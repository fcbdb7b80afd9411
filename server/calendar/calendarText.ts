import ical from 'ical-generator'
import type { CalendarLanguage, OwnDuty } from '../../data/model/ownDuty.ts'
import type { PatrolMode } from '../../data/model/patrol.ts'
import type { Name } from '../../data/model/values.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'

interface CalendarFacts {
  readonly language: CalendarLanguage
  /** IANA zone of the county, in which the description says the hours. */
  readonly timeZone: string
  readonly countyName: Name
}

/** Calendar apps ask again about so often, where they follow what they are told. */
const refreshS = 3600

/**
 * Duties as iCalendar text (RFC 5545). Times are in UTC, which is right in any zone and over any change of
 * the clocks. An event keeps its UID; its SEQUENCE rises with each version of the duty, so that one that
 * was moved moves. What is cancelled is not listed any more.
 */
export function calendarText(
  duties: readonly OwnDuty[],
  { language, timeZone, countyName }: CalendarFacts,
): string {
  const say = words[language]
  const calendar = ical({
    prodId: { company: 'Borderkeep', product: 'Borderkeep', language: language.toUpperCase() },
    name: plain(say.title(countyName[language])),
    ttl: refreshS,
  })
  for (const duty of duties) {
    const changed = new Date(duty.changedAt)
    const location = duty.kind === 'shift' ? (duty.placeName?.[language] ?? say.gonePlace) : stretchOf(duty)
    calendar.createEvent({
      id: `${duty.kind}-${duty.id}@borderkeep`,
      sequence: duty.version - 1,
      // Without a METHOD the two are the same: when the event was last revised.
      stamp: changed,
      lastModified: changed,
      start: new Date(duty.from),
      end: new Date(duty.to),
      summary: plain(summaryOf(duty, language)),
      location: plain(location),
      description: descriptionOf(duty, language, timeZone).map(plain).join('\n'),
    })
  }
  return calendar.toString()
}

function summaryOf(duty: OwnDuty, language: CalendarLanguage): string {
  const say = words[language]
  const what =
    duty.kind === 'shift'
      ? [duty.placeName?.[language] ?? say.gonePlace, duty.onCall ? say.onCall : say.present]
      : [say.patrol, stretchOf(duty)]
  return [...what, ...(duty.isLead ? [say.leading[duty.kind]] : [])].join(say.between)
}

/** Colleagues by their posts: a calendar lies on servers that are not the county's. */
function descriptionOf(duty: OwnDuty, language: CalendarLanguage, timeZone: string): string[] {
  const say = words[language]
  const posts = (isLead: boolean) =>
    duty.colleagues.filter((one) => one.isLead === isLead).map(({ post }) => post[language])
  const lead = duty.isLead ? [say.you] : posts(true)
  const others = posts(false)
  const hours = `${momentIn(duty.from, language, timeZone)} – ${momentIn(duty.to, language, timeZone)}`
  return [
    say.hours(hours, timeZone),
    ...(duty.kind === 'patrol' ? [say.team(duty.team[language], say.mode[duty.mode])] : []),
    ...(lead.length === 0 ? [] : [say.lead[duty.kind](lead.join(say.and))]),
    ...(others.length === 0 ? [] : [say.others(others.join(say.and))]),
    ...(duty.unseen === 0 ? [] : [say.unseen(duty.unseen)]),
  ]
}

const stretchOf = ({ fromM, toM }: { readonly fromM: number; readonly toM: number }): string =>
  `${formatChainage(fromM)}–${formatChainage(toM)}`

const momentIn = (at: string, language: CalendarLanguage, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at))

/** The format knows no other control characters than the end of a line. */
// oxlint-disable-next-line no-control-regex
const plain = (text: string): string => text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')

interface Words {
  title(county: string): string
  readonly present: string
  readonly onCall: string
  readonly patrol: string
  readonly leading: Readonly<Record<OwnDuty['kind'], string>>
  readonly between: string
  readonly and: string
  readonly you: string
  readonly gonePlace: string
  readonly mode: Readonly<Record<PatrolMode, string>>
  hours(text: string, timeZone: string): string
  team(name: string, mode: string): string
  readonly lead: Readonly<Record<OwnDuty['kind'], (text: string) => string>>
  others(text: string): string
  unseen(count: number): string
}

const words: Readonly<Record<CalendarLanguage, Words>> = {
  en: {
    title: (county) => `My duties – ${county}`,
    present: 'on duty',
    onCall: 'on call',
    patrol: 'Patrol',
    leading: { shift: 'you lead', patrol: 'you lead' },
    between: ' · ',
    and: ', ',
    you: 'you',
    gonePlace: 'a place that is no more',
    mode: { foot: 'on foot', vehicle: 'by vehicle', drone: 'by drone' },
    hours: (text, timeZone) => `${text} (${timeZone})`,
    team: (name, mode) => `${name}, ${mode}`,
    lead: { shift: (text) => `Lead: ${text}`, patrol: (text) => `Lead: ${text}` },
    others: (text) => `With: ${text}`,
    unseen: (count) => `And ${count} more`,
  },
  zh: {
    title: (county) => `我的班次 · ${county}`,
    present: '值守',
    onCall: '备勤',
    patrol: '巡逻',
    leading: { shift: '本人带班', patrol: '本人带队' },
    between: ' · ',
    and: '、',
    you: '本人',
    gonePlace: '已撤销的点位',
    mode: { foot: '徒步', vehicle: '车巡', drone: '无人机' },
    hours: (text, timeZone) => `${text}（${timeZone}）`,
    team: (name, mode) => `${name}，${mode}`,
    lead: { shift: (text) => `带班：${text}`, patrol: (text) => `带队：${text}` },
    others: (text) => `同组：${text}`,
    unseen: (count) => `另有 ${count} 人`,
  },
}
