import { useTranslation } from 'react-i18next'
import { useMe } from '../../account/me.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useKnownAt } from '../../knowledge/knownAt.ts'
import { useFullMoment } from '../../save/useFullMoment.ts'
import type { SheetFacts } from './useSheetText.ts'

/** What a sheet rests on: rules, the journal, who drew it when, where the line comes from, whose data it is. */
export function useSheetBasis() {
  const { t } = useTranslation('planSheet')
  const { t: save } = useTranslation('save')
  const { t: map } = useTranslation('map')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const fully = useFullMoment()
  const knownAt = useKnownAt()
  const { lines, demonstration, version } = useCounty()
  const { actor } = useMe()
  return ({ ground, planning, sequence, madeMs }: SheetFacts) => {
    const drawn = t('drawn', { when: fully(madeMs), name: nameOf(actor.name) })
    const line = lines.find(({ id }) => id === ground.line.id)
    const approval = line?.approvalNumber ?? null
    return {
      drawn,
      /** Short, for every page. */
      demonstration: demonstration === 'none' ? [] : [domain('demonstration')],
      lines: [
        [
          save('rules', { versions: ground.policy.version }),
          t('planningRules', { version: planning.version }),
          ...(sequence === undefined ? [] : [save('act', { sequence })]),
          drawn,
          save('product', { version }),
        ].join(' · '),
        ...(knownAt === undefined ? [] : [save('knownThen', { when: fully(Date.parse(knownAt)) })]),
        ...(line === undefined
          ? []
          : [
              [
                ...(line.approximate ? [map('approximate')] : []),
                ...(approval === null ? [] : [map('approval', { number: approval })]),
                map('lineSource', {
                  source: line.licence === '' ? line.source : `${line.source} (${line.licence})`,
                }),
              ].join(' · '),
            ]),
        ...(demonstration === 'none' ? [] : [domain('demonstrationLong')]),
      ],
    }
  }
}
