import { Button, Group, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BarrierPlace } from '../../../data/model/barrierEvent.ts'
import { formatChainage, parseChainage } from '../../../geo/chainageLabel.ts'
import { InstantInput } from '../../shell/InstantInput.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { PhotoField } from './PhotoField.tsx'
import type { LifeStep } from './standing.ts'
import type { Life } from './useLife.ts'
import { WordField } from './WordField.tsx'

export type GroundStep = Exclude<LifeStep, 'propose' | 'decide' | 'withdraw'>

interface GroundFormProps {
  step: GroundStep
  barrierId: string
  life: Life
  onDone: () => void
}

type Where = BarrierPlace['kind'] & ('whole' | 'stretch' | 'near')

const placesOf: Record<GroundStep, readonly Where[]> = {
  start: ['whole', 'stretch'],
  progress: ['stretch', 'whole'],
  accept: ['whole', 'stretch'],
  damage: ['near', 'stretch', 'whole'],
  repair: ['whole', 'stretch', 'near'],
  dismantle: ['whole', 'stretch'],
}

/** Along the barrier, where nobody says how much of it is damaged, metres. */
const usualLengthM = 20

/** Reports a step on the ground: which piece, when, what was seen, photos. */
export function GroundForm({ step, barrierId, life, onDone }: GroundFormProps) {
  const { t } = useTranslation('planLife')
  const { send, sending, refusal } = useAct()
  const places = placesOf[step]
  const [where, setWhere] = useState<Where>(places[0] ?? 'whole')
  const [lengthM, setLengthM] = useState(usualLengthM)
  const [atMs, setAtMs] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [photos, setPhotos] = useState<readonly string[]>([])
  const { stretch, place, wants, say } = life
  useEffect(() => {
    say({ wants: where === 'stretch' ? 'stretch' : where === 'near' ? 'place' : undefined })
    return () => say({ wants: undefined })
  }, [say, where])
  const meant = placeOf(where, { stretch, place, lengthM })
  const needsNote = step === 'dismantle' && note.trim() === ''
  const report = () => {
    if (meant === undefined) return
    const body = {
      where: meant,
      note,
      photos,
      ...(atMs === null ? {} : { at: new Date(atMs).toISOString() }),
    }
    void send({ method: 'POST', address: `/barriers/${barrierId}/${step}`, body }, () => {
      // The same step may be reported again, with what is seen then.
      setNote('')
      setPhotos([])
      setAtMs(null)
      say({ stretch: undefined, place: undefined, wants: where === 'stretch' ? 'stretch' : undefined })
      onDone()
    })
  }
  return (
    <div className="life-form" role="group" aria-label={t(`step.${step}`)}>
      <p className="plan-quiet">{t(`about.${step}`)}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('where')}
        value={where}
        onChange={(kind) => setWhere(places.find((each) => each === kind) ?? where)}
        data={places.map((kind) => ({ value: kind, label: t(`where.${kind}`) }))}
      />
      {where === 'stretch' && <StretchField life={life} />}
      {where === 'near' && (
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <Button
            size="xs"
            variant={wants === 'place' ? 'filled' : 'default'}
            leftSection={<IconMapPin size={14} aria-hidden />}
            onClick={() => say({ wants: wants === 'place' ? undefined : 'place' })}
          >
            {t(wants === 'place' ? 'clickMap' : place === undefined ? 'pickOnMap' : 'pickAnew')}
          </Button>
          <NumberInput
            size="xs"
            w={110}
            min={1}
            max={5000}
            label={t('lengthAlong')}
            value={lengthM}
            onChange={(value) => setLengthM(Number(value) || usualLengthM)}
          />
        </Group>
      )}
      <InstantInput size="xs" clearable label={t('when')} value={atMs} onChange={setAtMs} />
      <WordField
        label={t(step === 'dismantle' ? 'why' : 'note')}
        word={note}
        onChange={setNote}
        required={step === 'dismantle'}
      />
      <PhotoField photos={photos} onChange={setPhotos} />
      <Refusal sentence={refusal === undefined ? undefined : withoutField(refusal)} />
      <Button fullWidth loading={sending} disabled={meant === undefined || needsNote} onClick={report}>
        {t(`step.${step}`)}
      </Button>
    </div>
  )
}

/** The server names the field as it was sent; here there is one place, and it is plain which. */
const withoutField = (sentence: string) => sentence.replace(/^where[\w.]*[:：]\s*/, '')

function placeOf(
  where: Where,
  { stretch, place, lengthM }: Pick<Life, 'stretch' | 'place'> & { lengthM: number },
): BarrierPlace | undefined {
  switch (where) {
    case 'whole':
      return { kind: 'whole' }
    case 'stretch':
      return stretch === undefined || stretch.fromM >= stretch.toM
        ? undefined
        : { kind: 'stretch', ...stretch }
    case 'near':
      return place === undefined ? undefined : { kind: 'near', position: [place[0], place[1]], lengthM }
  }
}

/** From and to as chainage, typed or dragged on the strip. */
function StretchField({ life }: { life: Life }) {
  const { t } = useTranslation('planLife')
  const { stretch, say } = life
  const [typed, setTyped] = useState<{ from: string; to: string } | undefined>(undefined)
  const shown = typed ?? {
    from: stretch === undefined ? '' : formatChainage(stretch.fromM),
    to: stretch === undefined ? '' : formatChainage(stretch.toM),
  }
  const type = (change: Partial<typeof shown>) => {
    const next = { ...shown, ...change }
    setTyped(next)
    const [fromM, toM] = [parseChainage(next.from), parseChainage(next.to)]
    say({ stretch: fromM === undefined || toM === undefined ? undefined : { fromM, toM } })
  }
  const isWrong = (text: string) => text.trim() !== '' && parseChainage(text) === undefined
  const isTurned = stretch !== undefined && stretch.fromM >= stretch.toM
  return (
    <div>
      <Group gap="xs" grow align="flex-start">
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            size="xs"
            label={t(`chainage.${end}`)}
            placeholder="K12+300"
            value={shown[end]}
            error={
              isWrong(shown[end]) ? t('chainageWrong') : isTurned && end === 'to' ? t('turned') : undefined
            }
            onChange={(event) => type({ [end]: event.currentTarget.value })}
            // What is written then follows what is dragged on the strip.
            onBlur={() => stretch !== undefined && setTyped(undefined)}
          />
        ))}
      </Group>
      <p className="plan-quiet life-hint">{t('dragStrip')}</p>
    </div>
  )
}
