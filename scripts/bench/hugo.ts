import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { publicDemands } from '../../src/domain/public.ts'
import { readSoundLedger } from '../../src/node/ledger.ts'
import type { Program } from './measure.ts'

/** A Hugo site of the same public data: a page for each entry, and the list in pages of twenty. */
export async function prepareHugo(
  root: string,
): Promise<{ program: Program; remove: () => Promise<void> } | undefined> {
  if (!isInstalled()) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'keji-hugo-'))
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  for (const [file, text] of Object.entries(FILES)) await write(file, text)
  const { cycles } = await readSoundLedger(root)
  for (const demand of [...cycles.values()].flatMap(publicDemands)) {
    const { year, id, submittedOn, challenges = [], expertRequest } = demand
    const title = challenges[0]?.summary ?? expertRequest?.field ?? id
    const matter = { title, date: submittedOn, params: { demand } }
    await write(`content/demands/${year}/${id}.md`, `${JSON.stringify(matter)}\n`)
  }
  return {
    program: {
      name: 'hugo',
      command: 'hugo',
      argv: ['--quiet', '--source', folder],
      before: () => rm(join(folder, 'public'), { recursive: true, force: true }),
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function isInstalled(): boolean {
  try {
    execFileSync('hugo', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const FILES = {
  'config.json': JSON.stringify({ title: 'Hugo', paginate: 20, disableKinds: ['taxonomy', 'term'] }),
  'layouts/_default/baseof.html': `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header>{{ .Site.Title }}</header><main>{{ block "main" . }}{{ end }}</main></body></html>
`,
  'layouts/_default/single.html': `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ with .Params.params.demand }}
<p>{{ .submittedOn }} {{ .status }} {{ with .identity }}{{ .name }} {{ .district }} {{ .industry }}{{ end }}</p>
{{ range .honors }}<p>{{ . }}</p>{{ end }}
{{ with .expertrequest }}<h2>{{ .field }}</h2><p>{{ .problem }}</p><p>{{ .collaboration }}</p>{{ end }}
{{ range .challenges }}<h2>{{ .summary }}</h2><p>{{ .description }}</p>
{{ with .cooperation }}<p>{{ delimit .modes "、" }} {{ .requirements }}</p>{{ end }}{{ end }}
{{ end }}{{ end }}
`,
  'layouts/_default/list.html': `{{ define "main" }}<h1>{{ .Title }}</h1><ol>
{{ range (.Paginate .Site.RegularPages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "2006-01-02" }}</li>{{ end }}
</ol>{{ template "_internal/pagination.html" . }}{{ end }}
`,
}
