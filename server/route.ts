import type { Endpoint } from './endpoint.ts'

/** A method and an address with its parameters in braces, and what answers there. */
export type Route = readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string, Endpoint]
