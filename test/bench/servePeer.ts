/**
 * What serving is compared with, in a process of its own: `servePeer res.json <file>` answers each request
 * by Express' `res.json` of the parsed file, `servePeer bare <file> <encoding>` sends its bytes as they
 * are with nothing but Node's own HTTP server. Prints its address.
 */
import express from 'express'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

const [kind, file, encoding] = process.argv.slice(2) as [string, string, string | undefined]
const bytes = readFileSync(file)

function byResJson(): RequestListener {
  const body: unknown = JSON.parse(bytes.toString('utf8'))
  return express().get('/', (_request, response) => void response.json(body))
}

function bare(): RequestListener {
  const headers = {
    'Content-Type': 'application/geo+json',
    'Content-Length': bytes.length,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  }
  return (_request, response) => void response.writeHead(200, headers).end(bytes)
}

const server = createServer(kind === 'res.json' ? byResJson() : bare())
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
