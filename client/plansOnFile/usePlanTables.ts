import { useTranslation } from 'react-i18next'
import type { PlanAnswers, PlanFacts } from '../../data/model/planFacts.ts'
import type { PlanDocumentAnswer } from '../../data/model/planFiling.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { peopleText } from './peopleText.ts'
import type { PlanBlock } from './planContent.ts'

type Column<Row> = readonly [title: string, width: number, text: (row: Row) => string]

/** The tables of a plan, filled from what the records say, in the language in use. */
export function usePlanTables() {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  return ({ facts, people, text }: PlanDocumentAnswer) => {
    const who = peopleText(people, nameOf, t('doc.stands'))
    const lineName = (id: string) => {
      const line = facts.lines.find((one) => one.id === id)
      return line === undefined ? '' : nameOf(line.name)
    }
    // Of one line its name need not stand in every row.
    const isOfOneLine = facts.lines.length < 2
    const onLine = (one: { lineId: string; fromM: number; toM: number }) =>
      isOfOneLine ? formatStretch(one) : `${lineName(one.lineId)} ${formatStretch(one)}`
    const table = <Row>(rows: readonly Row[], ...columns: Column<Row>[]): PlanBlock =>
      rows.length === 0
        ? { kind: 'text', text: t('doc.none') }
        : {
            kind: 'table',
            head: columns.map(([title]) => title),
            widths: columns.map(([, width]) => width),
            rows: rows.map((row) => columns.map(([, , text]) => text(row))),
          }
    const post = ({ post, department, unit }: PlanAnswers) =>
      [nameOf(unit), department === null ? '' : nameOf(department), nameOf(post)]
        .filter((part) => part !== '')
        .join(' · ')
    const weekdays = (days: readonly number[]) =>
      days.length === 7 ? t('doc.daily') : days.map((day) => t(`weekday.${day as 1}`)).join(' ')
    // A piece that nobody answers for is a row all the same.
    const chiefRows = facts.chiefs.flatMap((piece) => {
      const named: (PlanAnswers | undefined)[] = piece.answers.length === 0 ? [undefined] : piece.answers
      return named.map((answers) => ({ piece, answers }))
    })
    const neighbour = (unit: PlanFacts['ground'][number]['before']) =>
      unit === null ? t('doc.lineEnd') : nameOf(unit.name)
    return {
      ground: (): PlanBlock[] => {
        const totalM = facts.ground.reduce((sum, { fromM, toM }) => sum + toM - fromM, 0)
        return [
          table(
            facts.ground,
            [t('doc.line'), 3, ({ lineId }) => lineName(lineId)],
            [t('doc.stretch'), 3, formatStretch],
            [t('doc.length'), 2, ({ fromM, toM }) => length(toM - fromM)],
            [t('doc.before'), 3, ({ before }) => neighbour(before)],
            [t('doc.after'), 3, ({ after }) => neighbour(after)],
          ),
          { kind: 'text', text: t('doc.total', { length: length(totalM) }) },
        ]
      },
      below: () =>
        table(
          facts.below,
          [t('doc.below'), 4, ({ name }) => nameOf(name)],
          [t('level'), 2, ({ level }) => domain(`unitLevel.${level}`)],
          [t('doc.length'), 2, ({ groundM }) => length(groundM)],
        ),
      chiefs: () =>
        table(
          chiefRows,
          [t('level'), 2, ({ piece }) => domain(`chiefLevel.${piece.level}`)],
          [t('doc.stretch'), 3, ({ piece }) => onLine(piece)],
          [t('post'), 4, ({ answers }) => (answers === undefined ? t('doc.nobody') : post(answers))],
          [
            t('doc.name'),
            3,
            ({ answers }) =>
              answers === undefined ? '' : answers.personId === null ? t('doc.vacant') : who.acting(answers),
          ],
          [t('doc.phone'), 3, ({ answers }) => who.phone(answers?.deputisingId ?? answers?.personId ?? null)],
          [
            t('doc.deputies'),
            3,
            ({ answers }) =>
              (answers?.deputyIds ?? [])
                .map((id) => who.withPhone(id))
                .filter((one) => one !== '')
                .join('\n'),
          ],
        ),
      linked: (): PlanBlock[] =>
        facts.linked.length === 0
          ? []
          : [
              table(
                facts.linked,
                [t('doc.linked'), 2, ({ level }) => domain(`chiefLevel.${level}`)],
                [t('post'), 4, ({ answers }) => post(answers)],
                [t('doc.name'), 3, ({ answers }) => who.acting(answers)],
                [t('doc.phone'), 3, ({ answers }) => who.phone(answers.personId)],
              ),
            ],
      desks: (): PlanBlock[] =>
        facts.desks.length === 0
          ? []
          : [
              table(
                facts.desks,
                [t('doc.desks'), 4, ({ name }) => nameOf(name)],
                [t('unit'), 4, ({ unit }) => nameOf(unit)],
              ),
            ],
      teams: () =>
        table(
          facts.teams,
          [
            t('doc.team'),
            3,
            ({ name, readinessMin }) =>
              readinessMin === null
                ? nameOf(name)
                : `${nameOf(name)} (${t('doc.ready', { min: readinessMin })})`,
          ],
          [t('unit'), 3, ({ unit }) => nameOf(unit)],
          [t('doc.mode'), 2, ({ mode }) => domain(`patrolMode.${mode}`)],
          [
            t('doc.people'),
            6,
            ({ leadId, memberIds }) => {
              const lead = who.withPhone(leadId)
              const members = memberIds.map((id) => who.withPhone(id))
              return [lead === '' ? '' : `★ ${lead}`, ...members].filter((one) => one !== '').join('\n')
            },
          ],
        ),
      patrols: () =>
        table(
          facts.patrols,
          [t('doc.stretch'), 4, onLine],
          [t('doc.hours'), 2, ({ startTime, endTime }) => `${startTime}–${endTime}`],
          [t('doc.weekdays'), 3, (row) => weekdays(row.weekdays)],
          [t('doc.team'), 3, ({ team }) => nameOf(team)],
          [t('doc.mode'), 2, ({ mode }) => domain(`patrolMode.${mode}`)],
          [t('doc.times'), 1, ({ times }) => String(times)],
        ),
      unpatrolled: () =>
        table(
          facts.unpatrolled,
          [t('doc.stretch'), 4, onLine],
          [t('doc.length'), 2, ({ fromM, toM }) => length(toM - fromM)],
        ),
      checkpoints: () =>
        table(
          facts.checkpoints,
          [t('doc.place'), 4, ({ name }) => nameOf(name)],
          [t('doc.where'), 2, ({ chainageM }) => formatChainage(chainageM)],
          [t('doc.staff'), 2, ({ minimumStaff }) => t('doc.needPeople', { count: minimumStaff })],
          [
            t('doc.needs'),
            5,
            ({ needs, minimumStaff }) =>
              needs.length === 0
                ? t('doc.around')
                : needs
                    .map(({ weekdays: days, startTime, endTime, people: needed }) =>
                      [
                        weekdays(days),
                        startTime === endTime ? t('doc.around') : `${startTime}–${endTime}`,
                        t('doc.needPeople', { count: needed ?? minimumStaff }),
                      ].join(' '),
                    )
                    .join('\n'),
          ],
        ),
      trails: () =>
        table(
          facts.openTrails,
          [t('doc.trail'), 3, ({ name }) => nameOf(name)],
          [t('doc.where'), 2, ({ atM }) => atM.map(formatChainage).join(' ')],
          [
            t('doc.trailState'),
            2,
            ({ status }) => (status === null ? t('doc.notReported') : domain(`trailStatus.${status}`)),
          ],
          [
            t('doc.answers'),
            5,
            ({ answers }) =>
              answers.length === 0
                ? t('doc.nobody')
                : answers
                    .map((one) =>
                      [post(one), who.acting(one), who.phone(one.personId)]
                        .filter((part) => part !== '')
                        .join(' '),
                    )
                    .join('\n'),
          ],
        ),
      group: () =>
        table(
          text.leadingGroup,
          [t('role'), 2, ({ role }) => t(`role.${role}`)],
          [t('post'), 4, ({ post: written, personId }) => (written === '' ? who.post(personId) : written)],
          [t('doc.name'), 3, ({ personId }) => who.name(personId)],
          [t('doc.phone'), 3, ({ personId }) => who.phone(personId)],
        ),
      work: () =>
        table(
          text.workPlan,
          [t('task'), 6, ({ task }) => task],
          [t('responsible'), 3, ({ responsible }) => responsible],
          [t('by'), 2, ({ due }) => due ?? '–'],
        ),
      crossings: () =>
        table(
          facts.crossings,
          [
            t('doc.crossing'),
            4,
            ({ kind, name }) => `${nameOf(name)} (${domain(kind === 'port' ? 'port' : 'tradePoint')})`,
          ],
          [t('doc.where'), 2, ({ chainageM }) => formatChainage(chainageM)],
          [t('doc.away'), 3, ({ awayM }) => (awayM === 0 ? t('doc.here') : length(awayM))],
          [
            t('doc.passes'),
            3,
            ({ open, passage }) => {
              if (!open) return t('doc.closed')
              if (passage === null) return t('doc.passesUnknown')
              if (!passage.passes) return t('doc.passesNo')
              const { hours } = passage
              return hours === null
                ? t('doc.passesYes')
                : `${t('doc.passesYes')}, ${hours.opens}–${hours.closes}`
            },
          ],
        ),
      tiers: (): PlanBlock[] => {
        const { rules } = facts
        if (rules === null) return []
        const minutes = (min: number) => t('doc.minutes', { min })
        return [
          table(
            rules.tiers,
            [
              t('doc.tier'),
              2,
              ({ id, name }) =>
                id === rules.tierNow ? t('doc.tierNow', { tier: nameOf(name) }) : nameOf(name),
            ],
            [t('doc.limit'), 3, ({ baseLimitMin }) => minutes(baseLimitMin)],
            [
              t('doc.limitTrail'),
              3,
              ({ baseLimitMin }) => minutes(Math.min(baseLimitMin, rules.trailLimitMin)),
            ],
            [t('doc.reinspect'), 3, ({ reinspectionDays }) => t('doc.dayCount', { count: reinspectionDays })],
            [t('doc.verify'), 3, () => t('doc.hourCount', { count: rules.verificationHours })],
          ),
          { kind: 'text', text: t('doc.rulesVersion', { version: rules.version }) },
        ]
      },
    }
  }
}
