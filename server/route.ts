import type { Access } from './access/whoAsks.ts'
import type { Endpoint } from './endpoint.ts'

/** A method and an address with its parameters in braces, what answers there, and who may ask. */
export type Route = readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, Endpoint, Access]
