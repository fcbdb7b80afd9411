import { Alert, Button, FileButton, Group, Modal, NumberInput, Stack, Text } from '@mantine/core'
import { IconFileImport, IconFileUpload } from '@tabler/icons-react'
import { useMemo, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { gridZoneAt } from '../../../geo/gaussKruger.ts'
import type { Position } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { hardlyMeantM, isLikelyMeant, tryBringLines } from './broughtLine.ts'
import { BroughtLines } from './BroughtLines.tsx'
import { FileFault, type DrawnFile } from './fileFault.ts'
import { readDrawnFile } from './readDrawnFile.ts'
import { guessReading, type Reading } from './reading.ts'
import { ReadingChoice } from './ReadingChoice.tsx'
import { useFaultSentence } from './useFaultSentence.ts'

interface BringDialogProps {
  line: BorderLine
  /** Parts that the draft has already. */
  partCount: number
  /** The lines that were chosen, and what the draft may be called after. */
  onTaken: (paths: readonly (readonly Position[])[], name: string) => void
  onClose: () => void
}

interface OpenFile {
  readonly name: string
  readonly content: DrawnFile
  readonly reading: Reading
}

export const mostParts = 500
const mostCorners = 50_000

/** Reads drawn lines from a file, shows what they are, and hands on those that are chosen. */
export function BringDialog({ line, partCount, onTaken, onClose }: BringDialogProps) {
  const { t } = useTranslation('planFiles')
  const { t: plan } = useTranslation('plan')
  const { t: shell } = useTranslation('shell')
  const { number, length } = useQuantities()
  const sentenceOf = useFaultSentence()
  const [file, setFile] = useState<OpenFile | undefined>(undefined)
  const [refused, setRefused] = useState<{ name: string; fault: FileFault } | undefined>(undefined)
  const [thinM, setThinM] = useState(0)
  const [unchosen, setUnchosen] = useState<ReadonlySet<number>>(new Set())
  const [isOver, setIsOver] = useState(false)

  const content = file?.content
  const reading = file?.reading
  const lines = useMemo(
    () =>
      content === undefined || reading === undefined
        ? undefined
        : tryBringLines(content, reading, thinM, line),
    [content, reading, thinM, line],
  )
  const open = async (picked: File | null | undefined) => {
    if (picked === null || picked === undefined) return
    setRefused(undefined)
    setFile(undefined)
    try {
      const read = readDrawnFile(new Uint8Array(await picked.arrayBuffer()))
      const guessed = guessReading(read, line)
      // What lies far off is there to be chosen, and is not by itself.
      const far = tryBringLines(read, guessed, 0, line)?.flatMap((one, index) =>
        isLikelyMeant(one) ? [] : [index],
      )
      setUnchosen(new Set(far))
      setFile({ name: picked.name, content: read, reading: guessed })
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      setRefused({ name: picked.name, fault: error })
    }
  }
  const chosen = lines?.filter((_, index) => !unchosen.has(index)) ?? []
  const before = content?.lines.reduce((sum, { points }) => sum + points.length, 0) ?? 0
  const after = lines?.reduce((sum, { path }) => sum + path.length, 0) ?? 0
  const refusal =
    refused !== undefined
      ? sentenceOf(refused.fault)
      : file !== undefined && lines === undefined
        ? t('notSo')
        : chosen.length + partCount > mostParts
          ? t('tooManyParts', { most: mostParts })
          : chosen.some(({ path }) => path.length > mostCorners)
            ? t('tooManyCorners', { most: number(mostCorners) })
            : undefined
  const take = () => {
    const [first] = chosen
    if (first === undefined || file === undefined) return
    const name = (chosen.length === 1 ? first.found.name : null) ?? file.name.replace(/\.\w+$/, '')
    onTaken(
      chosen.map(({ path }) => path),
      name.slice(0, 200),
    )
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void open(event.dataTransfer.files[0])
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={780}
      centered
      title={t('bring')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <Stack
        gap="sm"
        className="plan-bring"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <Text size="sm" c="dimmed">
          {t('bringLong')}
        </Text>
        <Group gap="sm">
          <FileButton accept=".geojson,.json,.kml,.kmz,.gpx,.dxf" onChange={(picked) => void open(picked)}>
            {(button) => (
              <Button {...button} variant="default" leftSection={<IconFileUpload size={16} aria-hidden />}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {file === undefined
              ? (refused?.name ?? t('dropHere'))
              : [
                  t('found', { count: file.content.lines.length, file: file.name }),
                  ...(file.content.passedOver > 0
                    ? [t('passedOver', { count: file.content.passedOver })]
                    : []),
                ].join('. ')}
          </Text>
        </Group>
        {file !== undefined && (
          <>
            {file.content.epsg !== 4326 && (
              <ReadingChoice
                reading={file.reading}
                zoneNumber={gridZoneAt(line.positions[0]![0]).number}
                onChange={(next) => setFile({ ...file, reading: next })}
              />
            )}
            {lines !== undefined && (
              <>
                <BroughtLines
                  lines={lines}
                  taken={new Set(lines.flatMap((_, index) => (unchosen.has(index) ? [] : [index])))}
                  onTaken={(taken) =>
                    setUnchosen(new Set(lines.flatMap((_, index) => (taken.has(index) ? [] : [index]))))
                  }
                />
                {lines.some((one) => !isLikelyMeant(one)) && (
                  <Alert color="orange" variant="light" py="xs">
                    {t('farAway', { length: length(hardlyMeantM) })}
                  </Alert>
                )}
                <NumberInput
                  size="xs"
                  w={300}
                  label={t('thin')}
                  suffix={` ${plan('m', { m: '' }).trim()}`}
                  min={0}
                  max={100}
                  decimalScale={1}
                  value={thinM}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  description={
                    after < before
                      ? t('thinLong', { before: number(before), after: number(after) })
                      : undefined
                  }
                  onChange={(value) => typeof value === 'number' && setThinM(value)}
                />
              </>
            )}
          </>
        )}
        <Refusal sentence={refusal} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {shell('cancel')}
          </Button>
          <Button
            leftSection={<IconFileImport size={16} aria-hidden />}
            disabled={chosen.length === 0 || refusal !== undefined}
            onClick={take}
          >
            {chosen.length === 0 ? t('takeNone') : t('take', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
