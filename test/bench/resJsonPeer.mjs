/** The peer of `serveBench`, in a thread of its own: the same body by `res.json` for every request. */
import { parentPort, workerData } from 'node:worker_threads'
import express from 'express'

const server = express()
  .get('/', (_request, response) => void response.json(workerData))
  .listen(0, '127.0.0.1', () => parentPort?.postMessage(server.address()))
