import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { backups } from '../../data/model/health.ts'
import { getJson, sendWrite } from './request.ts'

const everyMs = 30_000

/** The backups that there are; they are made without an act, so that nothing tells of a new one. */
export const useBackups = () =>
  useQuery({
    queryKey: ['backups'],
    queryFn: ({ signal }) => getJson('/backups', backups, signal),
    meta: { follow: { how: 'never' } },
    refetchInterval: everyMs,
  })

export function useMakeBackup() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => sendWrite({ method: 'POST', address: '/backups' }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['backups'] })
      await client.invalidateQueries({ queryKey: ['health'] })
    },
  })
}
