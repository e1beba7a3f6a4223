import * as z from 'zod/mini'

/**
 * For the browser, before any schema is built: zod would try `new Function`, which the pages' policy
 * forbids and reports. In Node its compiled schemas are welcome.
 */
z.config({ jitless: true })
