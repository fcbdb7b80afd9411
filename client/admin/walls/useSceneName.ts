import { useTranslation } from 'react-i18next'
import type { WallScene } from '../../../data/model/wallArrangement.ts'
import { useUnitNames } from '../useUnitNames.ts'

/** A scene in a few words. */
export function useSceneName(): (scene: WallScene) => string {
  const { t } = useTranslation('admin')
  const { unitName } = useUnitNames()
  return (scene) => {
    switch (scene.kind) {
      case 'whole':
        return t('sceneWhole')
      case 'unit':
        return unitName(scene.unitId)
      case 'worst-gaps':
        return t('sceneGaps', { count: scene.count })
      case 'replay':
        return t('sceneReplay', { count: scene.hours })
    }
  }
}
