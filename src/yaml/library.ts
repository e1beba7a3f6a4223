/**
 * The YAML library, as it is built for browsers: form, command line and CI read with the same bytes of code. Its build
 * for Node asks `process.env` at each token, which takes a sixth of the time of parsing.
 */
export * from '../../node_modules/yaml/browser/index.js'
