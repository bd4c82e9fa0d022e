/** nginx with the configuration that `docs/nginx.conf` documents, only its names changed, and where it is said one of its times. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectPath } from '../lib/db/project-path.ts'
import { freePort } from '../lib/testing/newspaper.ts'

/** Installs nginx where apt is and we may use it. @returns whether there is one */
export function bringNginx(): boolean {
  const works = () => spawnSync('nginx', ['-v']).status === 0
  if (works()) return true
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  const options = {
    stdio: 'inherit',
    env: {
      ...process.env,
      DEBIAN_FRONTEND: 'noninteractive',
      // The package would start a server of its own.
      SYSTEMD_OFFLINE: '1',
      RUNLEVEL: '1',
    },
  } as const
  spawnSync('apt-get', ['update', '-q'], options)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'nginx-light'], options)
  return works()
}

export type Nginx = {
  url: string
  cacheFolder: string
  /** Reads its configuration again, as `nginx -s reload` does. */
  reload: () => void
  stop: () => Promise<void>
}

/**
 * @param folder a temporary one, for nginx's own files
 * @param upstreamPort where Warraq listens; several, where there are several
 */
export async function startNginx(
  folder: string,
  upstreamPort: string | readonly string[],
  dataFolder: string,
  given: { port?: number; isAwaited?: boolean; longestSilence?: string } = {},
): Promise<Nginx> {
  // How long a machine may say nothing to a reader.
  const { port = await freePort(), isAwaited = true, longestSilence = '15s' } = given
  const cacheFolder = join(folder, 'cache')
  await mkdir(cacheFolder)
  // Its workers are other users than we are, if we are root.
  for (const each of [folder, cacheFolder, dataFolder]) await chmod(each, 0o755)
  const documented = await readFile(projectPath('docs/nginx.conf'), 'utf8')
  const configured = documented
    .replaceAll(/server 127\.0\.0\.1:3000( [^;]*);/g, (_, how) =>
      [upstreamPort]
        .flat()
        .map((each) => `server localhost:${each}${how};`)
        .join(' '),
    )
    .replace('/var/cache/nginx/warraq', cacheFolder)
    .replace('proxy_read_timeout 15s;', `proxy_read_timeout ${longestSilence};`)
    .replace('listen 80;', `listen localhost:${port};`)
    .replace('server_name news.example;', 'server_name localhost;')
    .replaceAll('/srv/warraq/data/', `${dataFolder}/`)
    .replaceAll('/srv/warraq/', `${projectPath('.')}/`)
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     events { worker_connections 256; }
     http { access_log off; default_type application/octet-stream;
       client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
       uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
       types { text/html html; font/woff2 woff2; image/webp webp; image/jpeg jpg; }
       ${configured} }`,
  )
  const child: ChildProcess = spawn('nginx', ['-c', file, '-p', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
  })
  const url = `http://localhost:${port}`
  while (isAwaited) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}:\n${printed}`)
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    cacheFolder,
    reload: () => {
      child.kill('SIGHUP')
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
