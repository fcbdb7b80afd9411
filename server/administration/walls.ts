import { wallArrangement } from '../../data/model/wallArrangement.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { checkReferences } from '../actOf.ts'
import { inputShape } from '../checkInput.ts'
import { recordEndpoints, recordList } from '../recordEndpoints.ts'
import { refuseWhileInUse } from './stillInUse.ts'

export const listWalls = recordList({
  kind: 'wall-arrangement',
  summary: 'How walls are arranged: their scenes, what coverage they show, how bright they are at night',
  tag: 'administration',
})

export const wallWrites = recordEndpoints({
  kind: 'wall-arrangement',
  noun: 'how a wall is arranged; every wall that shows it follows at once',
  tag: 'administration',
  input: inputShape(wallArrangement, []),
  acts: { created: 'wall-arranged', changed: 'wall-rearranged', removed: 'wall-removed' },
  async prepare({ tx }, input) {
    await checkReferences(tx, 'unit', [
      { field: 'unitId', id: input.unitId },
      ...input.scenes.flatMap((scene, index) =>
        scene.kind === 'unit' ? [{ field: `scenes.${index}.unitId`, id: scene.unitId }] : [],
      ),
    ])
    return input
  },
  async onRemove({ tx }, { id, name }) {
    const links = recordsOf(await listRecords(tx, 'display-link')).filter(({ wallId }) => wallId === id)
    refuseWhileInUse({ en: name, zh: name }, [
      {
        noun: { one: 'display', many: 'displays', zh: '大屏' },
        names: links.map((link) => ({ en: link.name, zh: link.name })),
      },
    ])
    return []
  },
})
