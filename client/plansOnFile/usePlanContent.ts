import { useTranslation } from 'react-i18next'
import type { PlanDocumentAnswer } from '../../data/model/planFiling.ts'
import type { PlanSection } from '../../data/model/planOnFile.ts'
import { useSettings } from '../api/administration.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useActorName } from '../history/useActorName.ts'
import type { PlanBlock, PlanContent, PlanPart } from './planContent.ts'
import { useDaysText } from './useDaysText.ts'
import { usePlanTables } from './usePlanTables.ts'

/** A plan as a document in the language in use. */
export function usePlanContent(): (answer: PlanDocumentAnswer) => PlanContent {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const { name: countyName } = useCounty()
  const settings = useSettings().data
  const actorName = useActorName()
  const daysText = useDaysText()
  const tablesOf = usePlanTables()
  return (answer) => {
    const { facts, filing, text } = answer
    const tables = tablesOf(answer)
    const unit = nameOf(facts.unit.name)
    const title = t(`kindOf.${text.kind}`, { unit })
    const days = daysText(text)
    const written = (section: PlanSection): PlanBlock[] => {
      const words = text.texts[section] ?? ''
      return words === ''
        ? [{ kind: 'missing', text: t('doc.empty') }]
        : words.split('\n').map((line) => ({ kind: 'text', text: line }))
    }
    const section = (name: PlanSection, ...more: PlanBlock[]): PlanPart => ({
      title: t(`section.${name}`),
      blocks: [...written(name), ...more],
    })
    const part = (heading: string, ...blocks: PlanBlock[]): PlanPart => ({ title: heading, blocks })
    const unwalked = (text.texts.groundWithout ?? '') === '' ? [] : written('groundWithout')
    const joint = (): PlanPart[] => [
      section('purpose'),
      part(t('doc.ground'), ...tables.ground()),
      part(t('doc.chiefs'), tables.chiefs(), ...tables.linked()),
      part(t('doc.teams'), tables.teams()),
      part(t('doc.patrols'), tables.patrols()),
      part(t('doc.unpatrolled'), tables.unpatrolled(), ...unwalked),
      part(t('doc.checkpoints'), tables.checkpoints()),
      part(t('doc.trails'), tables.trails()),
      section('contact'),
      section('coordination'),
      section('supplies'),
    ]
    const emergency = (): PlanPart[] => [
      section('purpose'),
      part(t('doc.group'), tables.group()),
      part(t('doc.ground'), ...tables.ground(), tables.below()),
      section('told', tables.chiefs(), ...tables.linked(), ...tables.desks()),
      section('care'),
      section('measures', ...tables.tiers()),
      part(t('doc.crossings'), tables.crossings()),
      part(t('doc.checkpoints'), tables.checkpoints()),
      part(t('doc.trails'), tables.trails()),
      section('supplies'),
      part(t('doc.work'), tables.work()),
    ]
    const signer = filing?.signedById ?? null
    const person = answer.people.find(({ id }) => id === signer)
    const filed =
      filing === null
        ? t('doc.draftAt', { when: moment(Date.parse(facts.at)) })
        : t('doc.filedAt', {
            number: filing.number,
            when: moment(Date.parse(filing.filedAt)),
            who: actorName(filing.filedBy),
            state: t(`filingState.${filing.state}`),
          })
    const blank = '____________________'
    const signedName = person === undefined ? blank : `${nameOf(person.name)} (${nameOf(person.post)})`
    return {
      classification:
        settings === undefined || settings.classification === null
          ? undefined
          : nameOf(settings.classification),
      synthetic: answer.synthetic ? domain('demonstration') : undefined,
      county: nameOf(countyName),
      unit,
      title,
      lines: [
        t('doc.days', { days }),
        filed,
        ...(facts.lines.some(({ approximate }) => approximate) ? [t('doc.approximate')] : []),
      ],
      parts: text.kind === 'joint' ? joint() : emergency(),
      signature: [
        `${t('doc.signed', { unit })}: ${signedName}    ${t('doc.date')}: ${filing === null ? blank : moment(Date.parse(filing.filedAt))}`,
        `${t('doc.accepted')}: ${
          filing?.state === 'accepted' && filing.decidedBy !== null && filing.decidedAt !== null
            ? `${actorName(filing.decidedBy)}    ${t('doc.date')}: ${moment(Date.parse(filing.decidedAt))}`
            : `${blank}    ${t('doc.date')}: ${blank}`
        }`,
      ],
      fileName: `${title} ${text.from}${filing === null ? '' : ` v${filing.number}`}`,
    }
  }
}
