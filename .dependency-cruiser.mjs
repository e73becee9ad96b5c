/** The import rules. `npm run check` prints a broken rule with its reason (the comment). */

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Folders of the extension that may touch `browser.*`, beside the entrypoints. */
const browserFolders = '^extension/(platform|settings|messaging|entrypoints)/';

export default {
  forbidden: [
    forbid(
      'no-cycle',
      'Two files that import each other have one reason to change: move what both need into a third file.',
      {},
      { circular: true },
    ),
    forbid(
      'no-unresolvable',
      'The imported file or package is not there: fix the path, or add the package to package.json.',
      {},
      { couldNotResolve: true },
    ),
    forbid(
      'no-dev-package-in-product',
      'The product runs without devDependencies: move the package to dependencies.',
      { path: '^(backend|extension|shared)/', pathNot: '[.]test[.]tsx?$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'shared-imports-nothing-of-ours',
      'shared/ is the contract that both sides import: it depends on zod only, so that no side leaks into the other.',
      { path: '^shared/' },
      { path: '^(backend|extension|test)/' },
    ),
    forbid(
      'shared-knows-zod-only',
      'shared/ runs in the browser and in Node: zod only, no Node module, no other package.',
      { path: '^shared/', pathNot: '[.]test[.]ts$' },
      { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: '^node_modules/zod/' },
    ),
    forbid(
      'backend-knows-no-extension',
      'The backend never runs in a browser: what both sides need belongs in shared/.',
      { path: '^backend/', pathNot: '^backend/command/upload/' },
      { path: '^(extension|test)/' },
    ),
    forbid(
      'uploading-command-knows-the-engine-only',
      '`pail upload` runs the upload engine in Node: of the extension it needs the engine and its HTTP, and nothing else of it runs outside a browser.',
      { path: '^backend/command/upload/' },
      { path: '^(extension/(?!upload/|transport/)|test/)' },
    ),
    forbid(
      'nobody-imports-the-command',
      'The pail command stands on top of the backend: move what both need into the folder of its feature.',
      { path: '^backend/(?!command/)' },
      { path: '^backend/command/' },
    ),
    forbid(
      'extension-knows-no-backend',
      'The extension talks to the backend over HTTP only: what both sides need belongs in shared/.',
      { path: '^extension/' },
      { path: '^(backend|test)/' },
    ),
    forbid(
      'extension-knows-no-node',
      'There are no Node modules in a browser.',
      { path: '^extension/', pathNot: '([.]test[.]tsx?|^extension/manifest[.]ts)$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'local-bucket-stands-alone',
      'The local bucket is one S3 server among others: it knows nothing of the backend, and the backend reaches it over S3.',
      { path: '^backend/local-bucket/' },
      { path: '^(backend/(?!local-bucket/)|shared/)' },
    ),
    forbid(
      'backend-only-wiring-starts-the-local-bucket',
      'The local bucket is reached over S3 like any bucket: only the wiring starts it.',
      { path: '^backend/', pathNot: '^backend/(local-bucket|cli|serving)/' },
      { path: '^backend/local-bucket/' },
    ),
    forbid(
      'upload-engine-stands-alone',
      'The upload engine imports shared/ only: transport, store and clock come in by interface, so that it runs anywhere.',
      { path: '^extension/upload/', pathNot: '[.]test[.]ts$' },
      { path: '^extension/(?!upload/)' },
    ),
    forbid(
      'upload-engine-knows-no-react',
      'The upload engine runs without an interface.',
      { path: '^extension/(upload|transport|sources|platform|messaging|settings)/' },
      { path: '^node_modules/((@types/)?react|@base-ui)' },
    ),
    forbid(
      'transport-and-sources-know-the-engine-only',
      "transport/ and sources/ implement the upload engine's interfaces: shared/ and upload/ are all that they need.",
      { path: '^extension/(transport|sources)/', pathNot: '[.]test[.]ts$' },
      { path: '^extension/', pathNot: '^extension/(transport|sources|upload)/' },
    ),
    forbid(
      'platform-knows-no-interface',
      'platform/, settings/ and messaging/ are below the interface and the entrypoints.',
      { path: '^extension/(platform|settings|messaging)/', pathNot: '[.]test[.]ts$' },
      { path: '^extension/(ui|entrypoints|sources|transport)/' },
    ),
    forbid(
      'ui-has-no-io-of-its-own',
      "ui/ shows and asks: it reaches the rest by messaging's client and settings, never by itself.",
      { path: '^extension/ui/', pathNot: '[.]test[.]tsx?$' },
      {
        path: '^extension/(upload|transport|sources|platform|entrypoints)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'nobody-imports-entrypoints',
      'Entrypoints only wire: move what is wanted elsewhere into the folder of its feature.',
      { pathNot: '^extension/entrypoints/' },
      { path: '^extension/entrypoints/' },
    ),
    forbid(
      'only-platform-touches-the-browser-api',
      'browser.* is touched by platform/, settings/, messaging/ and entrypoints only.',
      { path: '^extension/', pathNot: [browserFolders, '[.]test[.]tsx?$', '^extension/manifest[.]ts$'] },
      { path: '^node_modules/(wxt|@wxt-dev)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]wxt|[.]pail)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
    },
  },
};
