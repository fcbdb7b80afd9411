import { ActionIcon, Button, Group, Menu, NumberInput, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { UnitId } from '../../../data/model/ids.ts'
import { wallLimits, type Limit, type WallScene } from '../../../data/model/wallArrangement.ts'
import { UnitSelect } from '../UnitSelect.tsx'

interface SceneRowsProps {
  scenes: readonly WallScene[]
  /** A unit that a new scene of a unit begins with. */
  unitId: string | null
  onChange: (scenes: WallScene[]) => void
}

/** The scenes in their order, each with what it shows and for how long. */
export function SceneRows({ scenes, unitId, onChange }: SceneRowsProps) {
  const { t } = useTranslation('admin')
  const put = (index: number, scene: WallScene) => onChange(scenes.with(index, scene))
  const move = (index: number, by: 1 | -1) => {
    const moved = [...scenes]
    const [one] = moved.splice(index, 1)
    if (one !== undefined) moved.splice(index + by, 0, one)
    onChange(moved)
  }
  return (
    <fieldset className="scene-rows">
      <legend>{t('scenes')}</legend>
      <ol>
        {scenes.map((scene, index) => (
          // A scene has no name of its own: it is what stands in this place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <SceneFields scene={scene} onChange={(changed) => put(index, changed)} />
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                variant="default"
                aria-label={t('sceneUp')}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t('sceneDown')}
                disabled={index === scenes.length - 1}
                onClick={() => move(index, 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                aria-label={t('sceneRemove')}
                disabled={scenes.length === 1}
                onClick={() => onChange(scenes.toSpliced(index, 1))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <Menu withArrow shadow="md" position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={scenes.length >= wallLimits.scenes}
          >
            {t('addScene')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {newScenes(unitId).map((scene) => (
            <Menu.Item key={scene.kind} onClick={() => onChange([...scenes, scene])}>
              {t(`scene.${scene.kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  )
}

const newScenes = (unitId: string | null): WallScene[] => [
  { kind: 'whole', seconds: 40 },
  { kind: 'worst-gaps', count: 3, seconds: 20 },
  ...(unitId === null ? [] : [{ kind: 'unit' as const, unitId: unitId as UnitId, seconds: 30 }]),
  { kind: 'replay', hours: 24, seconds: 120 },
]

/** What is typed, as a whole number that may be asked for; the least while it is none. */
const within = (typed: number | string, { least, most }: Limit): number =>
  Math.min(most, Math.max(least, Math.round(Number(typed)) || least))

interface SceneFieldsProps {
  scene: WallScene
  onChange: (scene: WallScene) => void
}

function SceneFields({ scene, onChange }: SceneFieldsProps) {
  const { t } = useTranslation('admin')
  const seconds = scene.kind === 'replay' ? wallLimits.replaySeconds : wallLimits.sceneSeconds
  return (
    <div className="scene-fields">
      <Text fw={500}>{t(`scene.${scene.kind}`)}</Text>
      {scene.kind === 'unit' && (
        <UnitSelect
          aria-label={t('unit')}
          label={undefined}
          value={scene.unitId}
          onChange={(unitId) => {
            if (unitId !== null) onChange({ ...scene, unitId: unitId as UnitId })
          }}
        />
      )}
      {scene.kind === 'worst-gaps' && (
        <NumberInput
          aria-label={t('sceneCount')}
          min={wallLimits.worstGaps.least}
          max={wallLimits.worstGaps.most}
          value={scene.count}
          onChange={(count) => onChange({ ...scene, count: within(count, wallLimits.worstGaps) })}
        />
      )}
      {scene.kind === 'replay' && (
        <NumberInput
          aria-label={t('sceneHours')}
          min={wallLimits.replayHours.least}
          max={wallLimits.replayHours.most}
          suffix=" h"
          value={scene.hours}
          onChange={(hours) => onChange({ ...scene, hours: within(hours, wallLimits.replayHours) })}
        />
      )}
      <NumberInput
        aria-label={t('sceneSeconds')}
        min={seconds.least}
        max={seconds.most}
        suffix=" s"
        value={scene.seconds}
        onChange={(value) => onChange({ ...scene, seconds: within(value, seconds) })}
      />
    </div>
  )
}
