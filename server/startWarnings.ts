import { isLoopback, type Config } from './config.ts'

/** What starts all the same, and is hardly what somebody wants: a sentence each. */
export function startWarnings({
  host,
  origin,
  trustProxy,
}: Pick<Config, 'host' | 'origin' | 'trustProxy'>): string[] {
  const isBehindProxy = origin !== undefined && isLoopback(host) && !isLoopback(new URL(origin).hostname)
  if (!isBehindProxy || trustProxy !== undefined) return []
  return [
    `ORIGIN=${origin} is reached through a proxy on this machine, and without TRUST_PROXY everybody seems to come from one address: fifty wrong passwords lock it for all, and display links cannot be kept to networks. TRUST_PROXY=1 takes the proxy's word.`,
  ]
}
