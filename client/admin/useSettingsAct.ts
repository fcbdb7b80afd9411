import type { CountySettings } from '../../data/model/countySettings.ts'
import type { SettingsItem } from '../api/administration.ts'
import { useAct } from '../shell/useAct.ts'

/** What stands in the settings and whoever changes them may set. */
type Changed = Partial<Omit<CountySettings, 'id' | 'synthetic'>>

/** Changes some of the county's settings; the others stay. Takes what `useAct` does. */
export function useSettingsAct(...how: Parameters<typeof useAct>) {
  const act = useAct(...how)
  const change = ({ id: _id, synthetic: _synthetic, version, ...standing }: SettingsItem, changed: Changed) =>
    act.send({ method: 'PUT', address: '/settings', version, body: { ...standing, ...changed } })
  return { ...act, change }
}
