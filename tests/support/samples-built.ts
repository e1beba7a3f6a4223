import { sharedSite } from './browser-tab.ts'

// `inject('url')` and `inject('dist')` are of this site.
await sharedSite('samples')
