import type { Name } from '../model/values.ts'

/** What the journal names where no person acts, and who acts while there are no accounts. */
const knownActors: Readonly<Record<string, Name>> = {
  borderkeep: { en: 'the system', zh: '系统' },
  'local operator': { en: 'local operator', zh: '本机操作员' },
}

/** Whoever did an act, as a sentence names them. */
export const tellActor = (actor: string): Name => knownActors[actor] ?? { en: actor, zh: actor }

/** An instant as a sentence names it: by the county's clock, to the minute. */
export function tellInstant(at: string, timeZone: string): Name {
  const tell = (locale: string) =>
    new Date(at).toLocaleString(locale, {
      timeZone,
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  return { en: tell('en-GB'), zh: tell('zh-CN') }
}
