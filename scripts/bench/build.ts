import { join } from 'node:path'
import { astroPeer } from './astro-peer.ts'
import { buildOf, copyProject, writeProject } from './astro-project.ts'
import { comparison } from './comparison.ts'

/** The whole site, against an ordinary Astro project with the same demands. */
export const build = comparison({
  help: '生成网站；与打印同样字段的普通 Astro 项目相比',
  cycles: 10,
  async programs(root) {
    const [own, peer] = [join(root, 'site'), join(root, 'peer')]
    await copyProject(own)
    await writeProject(peer, astroPeer)
    return [buildOf('build', own, root), buildOf('astro', peer, root)]
  },
  maxRatio: 1.5,
})
