import { Button, Group, Text } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hoursOf, patrolsOfTemplate } from '../../geo/patrolTemplates.ts'
import { useCounty } from '../api/county.ts'
import { usePatrolTemplates, type PatrolTemplateRecord } from '../api/patrolTemplates.ts'
import { usePolicies } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { usePolicyAt } from '../plan/usePlanGround.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { TemplateForm } from './TemplateForm.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import type { PlanDesk } from './usePlanDesk.ts'

interface PlanTemplatesProps {
  desk: PlanDesk
  unitId: string
  /** Midnights of the week, the last one its end. */
  days: readonly number[]
}

/** How the unit patrols under each warning tier: kept from a week, and put into another one. */
export function PlanTemplates({ desk, unitId, days }: PlanTemplatesProps) {
  const { t } = useTranslation('patrolPlans')
  const [isOpen, setOpen] = useState(false)
  /** The template in the form; `new` where one is made. */
  const [inForm, setInForm] = useState<string | undefined>(undefined)
  const [previewedId, setPreviewedId] = useState<string | undefined>(undefined)
  const own = (usePatrolTemplates().data ?? []).filter(
    (one) => one.unitId === unitId && one.lineId === desk.line.id,
  )
  const { version } = usePolicyAt(desk.window.fromMs)
  const tiers = usePolicies().data?.find((policy) => policy.version === version)?.tiers ?? []
  // The mildest first, as the rules have them.
  const place = ({ tier }: PatrolTemplateRecord) => tiers.findIndex(({ id }) => id === tier)
  const formOf = (template: PatrolTemplateRecord | undefined) => (
    <TemplateForm
      desk={desk}
      unitId={unitId}
      days={days}
      tiers={tiers}
      template={template}
      onClose={() => setInForm(undefined)}
    />
  )
  const previewed = own.find(({ id }) => id === previewedId)
  return (
    <div className="patrols-panel">
      <Button size="compact-xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('templates')}
      </Button>
      {isOpen && (
        <>
          <Text size="xs" c="dimmed">
            {t(own.length === 0 ? 'noTemplates' : 'templatesLong')}
          </Text>
          {own
            .toSorted((a, b) => place(a) - place(b))
            .map((one) => (
              <Fragment key={one.id}>
                {one.id === inForm ? (
                  formOf(one)
                ) : (
                  <TemplateRow
                    template={one}
                    tiers={tiers}
                    onPreview={() => setPreviewedId(one.id)}
                    onChange={() => setInForm(one.id)}
                  />
                )}
              </Fragment>
            ))}
          {inForm === 'new' ? (
            formOf(undefined)
          ) : (
            <Button
              size="xs"
              variant="default"
              disabled={desk.history.items.length === 0}
              onClick={() => setInForm('new')}
            >
              {t('saveTemplate')}
            </Button>
          )}
          {previewed !== undefined && (
            <TemplatePreview
              template={previewed}
              tierName={tiers.find(({ id }) => id === previewed.tier)?.name}
              desk={desk}
              days={days}
              onClose={() => setPreviewedId(undefined)}
            />
          )}
        </>
      )}
    </div>
  )
}

interface TemplateRowProps {
  template: PatrolTemplateRecord
  tiers: readonly { id: string; name: PatrolTemplateRecord['name'] }[]
  onPreview: () => void
  onChange: () => void
}

function TemplateRow({ template, tiers, onPreview, onChange }: TemplateRowProps) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { timeZone } = useCounty()
  const act = useAct()
  const { id, version, items, pattern } = template
  const tier = tiers.find((one) => one.id === template.tier)
  // By any week: how long each lasts is the same but for a change of the clocks.
  const hours = hoursOf(patrolsOfTemplate(items, [0], timeZone))
  return (
    <div className="patrols-template">
      <div>
        <Text size="sm" fw={600}>
          {nameOf(template.name)}
        </Text>
        <Text size="xs" c="dimmed">
          {[
            tier === undefined ? t('tierGone') : nameOf(tier.name),
            t(`pattern.${pattern}`),
            t('patrolCount', { count: items.length }),
            t('teamHoursOf', { hours: number(hours, 1) }),
          ].join(' · ')}
        </Text>
      </div>
      <Group gap={4}>
        <Button size="compact-xs" onClick={onPreview}>
          {t('preview')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onChange}>
          {t('changeTemplate')}
        </Button>
        <AskedButton
          size="compact-xs"
          label={t('remove')}
          question={t('removeTemplate')}
          keep={t('keepTemplate')}
          loading={act.sending}
          onConfirm={() => void act.send({ method: 'DELETE', address: `/patrol-templates/${id}`, version })}
        />
      </Group>
      <Refusal sentence={act.refusal} />
    </div>
  )
}
