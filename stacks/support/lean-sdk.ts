import Module from "node:module";

/**
 * Makes the SDK load in half its time. Import this before `@pulumi/pulumi`.
 *
 * At its start the SDK loads the TypeScript compiler and npm's package manager, which it needs only for turning a
 * JavaScript function into a Lambda, and its automation API; zod loads its messages in every language. Here they are
 * put off until something is read from them.
 */
const putOff: readonly PutOff[] = [
  { request: "typescript", by: /[\\/]@pulumi[\\/]pulumi[\\/]typescript-shim\.js$/ },
  { request: "@npmcli/arborist", by: /[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]closure[\\/]codePaths\.js$/ },
  {
    request: "normalize-package-data",
    by: /[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]closure[\\/]codePaths\.js$/,
    exportsFunction: true,
  },
  { request: "./automation", by: /[\\/]@pulumi[\\/]pulumi[\\/]index\.js$/ },
  { request: "../locales/index.cjs", by: /[\\/]zod[\\/]v4[\\/](classic[\\/]external|core[\\/]index)\.cjs$/ },
];

interface PutOff {
  request: string;
  /** The file that asks for it. */
  by: RegExp;
  /** Whether the module is a function rather than an object of names. */
  exportsFunction?: boolean;
}

type Load = (request: string, parent: { filename?: string | null } | undefined, isMain: boolean) => unknown;
const loader = Module as unknown as { _load?: Load };

function loadingLate(load: Load): Load {
  return function (this: unknown, request, parent, isMain) {
    const found = putOff.find((one) => one.request === request && one.by.test(parent?.filename ?? ""));
    if (found === undefined) return load.call(this, request, parent, isMain);
    return late(() => load.call(this, request, parent, isMain) as object, found.exportsFunction !== true);
  };
}

/** Stands for a module until something is read from it. */
function late(load: () => object, isNamespace: boolean): object {
  let loaded: object | undefined;
  return new Proxy(() => undefined, {
    // Asked while importing, before anything is used.
    get: (_, name) => (name === "__esModule" ? isNamespace : (Reflect.get((loaded ??= load()), name) as unknown)),
    has: (_, name) => Reflect.has((loaded ??= load()), name),
    apply: (_, self, args) => Reflect.apply((loaded ??= load()) as () => unknown, self, args) as unknown,
  });
}

if (loader._load !== undefined) loader._load = loadingLate(loader._load);
