/** A program that serves with two workers, each of which says which process it is. Prints its port. */
import cluster from 'node:cluster'
import { createServer } from 'node:http'
import { startWorkers, stopWithFirstProcess } from '../workers.ts'

if (cluster.isPrimary) {
  const { port } = await startWorkers(2)
  console.log(port)
} else {
  const server = createServer((_request, response) => response.end(String(process.pid)))
  server.listen(Number(process.env.PORT), 'localhost')
  stopWithFirstProcess(async () => {
    server.close()
  })
}
