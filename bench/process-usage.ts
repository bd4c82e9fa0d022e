/** What a process and its children have used, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs'

/** Processor milliseconds that a process and its children have used, and the megabytes they hold. */
export function usageOf(pid: number): { cpu: number; memory: number } {
  const threads = readdirSync(`/proc/${pid}/task`)
  let cpu = 0
  let memory = 0
  for (const thread of threads) {
    // Nanoseconds on a processor: https://docs.kernel.org/scheduler/sched-stats.html
    cpu += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    for (const child of readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)) {
      const usage = usageOf(Number(child))
      cpu += usage.cpu
      memory += usage.memory
    }
  }
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return { cpu, memory: memory + (pages * 4096) / 1e6 }
}
