import { Button, Group, Select, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconFileTypeDocx, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { filingsOf, stateOfFilings } from '../../data/model/filingStanding.ts'
import { useMayOn } from '../account/useMayOn.ts'
import { usePlanDocument, usePlanFilings, usePlansOnFile } from '../api/plansOnFile.ts'
import { useUnits } from '../api/records.ts'
import { HistoryOnDemand } from '../history/HistoryPart.tsx'
import { useLanguage } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { download } from '../save/download.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Waiting } from '../shell/Waiting.tsx'
import { DecideForm } from './DecideForm.tsx'
import { FileForm } from './FileForm.tsx'
import { FilingNote } from './FilingNote.tsx'
import { FindingList } from './FindingList.tsx'
import { PlanForm } from './PlanForm.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { StandingMark } from './StandingMark.tsx'
import { usePlanContent } from './usePlanContent.ts'

interface PlanPageProps {
  planId: string
  filingId: string | undefined
  onFiling: (filingId: string | undefined) => void
  onBack: () => void
}

const draft = 'draft'

/** One plan: what is written by hand beside the document as it will be, or as it was filed. */
export function PlanPage({ planId, filingId, onFiling, onBack }: PlanPageProps) {
  const { t } = useTranslation('plansOnFile')
  const { moment } = useQuantities()
  const { language } = useLanguage()
  const plans = usePlansOnFile().data
  const units = useUnits().data
  const filings = usePlanFilings().data
  const answer = usePlanDocument({ planId, filingId }).data
  const contentOf = usePlanContent()
  const mayOn = useMayOn()
  const isPast = useKnownAt() !== undefined
  const [isDirty, setDirty] = useState(false)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  if (plans === undefined || filings === undefined || units === undefined) return <Waiting />
  const plan = plans.find(({ id }) => id === planId)
  if (plan === undefined)
    return (
      <div className="plans-on-file">
        <Text>{t('gone')}</Text>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    )
  const own = filingsOf(planId, filings)
  const shown = filings.find(({ id }) => id === filingId)
  const last = filings.find(({ id }) => id === own.at(-1)?.id)
  const parentId = units.find(({ id }) => id === plan.unitId)?.parentId
  const mayWrite = !isPast && mayOn('write-plans', plan.unitId)
  const mayDecide = !isPast && shown?.state === 'filed' && mayOn('accept-plans', parentId)
  const isOfThis = answer !== undefined && (answer.filing?.id ?? undefined) === filingId
  const content = isOfThis ? contentOf(answer) : undefined
  const makeDocx = async () => {
    if (content === undefined) return
    setFailure(undefined)
    try {
      const { planDocx } = await import('./planDocx.ts')
      download(`${content.fileName}.docx`, await planDocx(content, language))
    } catch {
      setFailure(t('docxFailed'))
    }
  }
  return (
    <div className="plan-page">
      <div className="plans-head plan-bar">
        <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={onBack}>
          {t('back')}
        </Button>
        <Title order={1} size="h3">
          {content?.title ?? t(`kind.${plan.kind}`)}
        </Title>
        <StandingMark state={stateOfFilings(own)} isLate={false} />
        <Group gap="xs" ml="auto" align="flex-end">
          <Select
            aria-label={t('shown')}
            w={300}
            data={[
              { value: draft, label: t('shownDraft') },
              ...own.toReversed().map((one) => ({
                value: one.id as string,
                label: t('shownFiling', {
                  number: one.number,
                  when: moment(Date.parse(one.filedAt)),
                  state: t(`filingState.${one.state}`),
                }),
              })),
            ]}
            value={filingId ?? draft}
            onChange={(chosen) => onFiling(chosen === draft || chosen === null ? undefined : chosen)}
            allowDeselect={false}
          />
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypeDocx size={16} aria-hidden />}
            onClick={() => void makeDocx()}
            disabled={content === undefined}
          >
            {t('docx')}
          </Button>
        </Group>
      </div>
      <Refusal sentence={failure} />
      <div className="plan-columns">
        <div className="plan-side">
          {(shown ?? last) !== undefined && <FilingNote filing={(shown ?? last)!} />}
          {mayDecide && <DecideForm key={shown.id} filing={shown} />}
          {filingId === undefined && isOfThis && (
            <FindingList findings={answer.findings} facts={answer.facts} />
          )}
          {filingId === undefined && mayWrite && (
            <>
              <PlanForm
                plan={plan}
                facts={isOfThis ? answer.facts : undefined}
                onDirty={setDirty}
                onRemoved={onBack}
                mayRemove={own.length === 0}
              />
              <FileForm
                plan={plan}
                isDirty={isDirty}
                lacks={
                  isOfThis ? answer.findings.filter(({ severity }) => severity === 'error').length : undefined
                }
                onFiled={onFiling}
              />
            </>
          )}
          <HistoryOnDemand
            kind={shown === undefined ? 'plan-on-file' : 'plan-filing'}
            id={shown?.id ?? planId}
          />
        </div>
        {content === undefined ? <Waiting /> : <PlanSheet content={content} />}
      </div>
    </div>
  )
}
