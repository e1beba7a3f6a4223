declare module '*/node_modules/yaml/browser/index.js' {
  export * from 'yaml'
}
