import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import type { PatrolItem } from '../../api/records.ts'
import { useLostTracks } from '../../api/tracks.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { FormEnd } from '../../shell/FormEnd.tsx'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { useServerNow, wholeMinute } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'

/** What was declared lost of a patrol's track, and declaring more while it is silent. */
export function LostTracks({ patrol, silentMin }: { patrol: PatrolItem; silentMin: number }) {
  const { t } = useTranslation('overview')
  const { moment, clock } = useQuantities()
  const lost = useLostTracks(patrol.id).data ?? []
  const [declaring, { open, close }] = useDisclosure(false)
  return (
    <>
      {lost.map((track) => (
        <Text size="sm" key={track.id} mt={6}>
          {t('declaredLost', {
            from: moment(Date.parse(track.from)),
            to: clock(Date.parse(track.to)),
            reason: track.reason,
          })}
        </Text>
      ))}
      {declaring ? (
        <LostTrackForm patrol={patrol} onClose={close} />
      ) : (
        silentMin >= 1 && (
          <OnlyNow right="log-duty" unitId={patrol.unitId}>
            <Button variant="default" fullWidth mt={6} onClick={open}>
              {t('declareLost')}
            </Button>
          </OnlyNow>
        )
      )}
    </>
  )
}

interface LostFields {
  fromMs: number | null
  toMs: number | null
  reason: string
}

function LostTrackForm({ patrol, onClose }: { patrol: PatrolItem; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: shell } = useTranslation('shell')
  const nowMs = wholeMinute(useServerNow())
  const form = useForm<LostFields>({
    initialValues: {
      fromMs: Date.parse(patrol.from),
      toMs: Math.min(nowMs, Date.parse(patrol.to)),
      reason: '',
    },
  })
  const act = useAct(form, { from: 'fromMs', to: 'toMs' })
  const declare = form.onSubmit(({ fromMs, toMs, reason }) => {
    if (fromMs === null || toMs === null) return form.setFieldError('fromMs', shell('required'))
    if (reason.trim() === '') return form.setFieldError('reason', shell('required'))
    return act.send(
      {
        method: 'POST',
        address: '/lost-tracks',
        body: {
          patrolId: patrol.id,
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
          reason,
        },
      },
      onClose,
    )
  })
  return (
    <form onSubmit={declare} className="shift-form">
      <Stack gap="xs">
        <Text size="sm">{t('declareLostLong')}</Text>
        <Group grow align="flex-start">
          <InstantInput label={t('fromTime')} {...form.getInputProps('fromMs')} />
          <InstantInput label={t('toTime')} {...form.getInputProps('toMs')} />
        </Group>
        <Textarea
          label={t('lostReason')}
          withAsterisk
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <FormEnd act={act} submit={t('declareLost')} onCancel={onClose} />
      </Stack>
    </form>
  )
}
