import Module from "node:module";

/**
 * Makes the SDK load in half its time. Import this before `@pulumi/pulumi`.
 *
 * At its start the SDK loads the TypeScript compiler and npm's package manager, which it needs only for turning a
 * JavaScript function into a Lambda. Here both are put off until something is read from them.
 */
const putOff = new Map([
  ["typescript", /[\\/]@pulumi[\\/]pulumi[\\/]typescript-shim\.js$/],
  ["@npmcli/arborist", /[\\/]@pulumi[\\/]pulumi[\\/]runtime[\\/]closure[\\/]codePaths\.js$/],
]);

type Load = (request: string, parent: { filename?: string | null } | undefined, isMain: boolean) => unknown;
const loader = Module as unknown as { _load?: Load };

function loadingLate(load: Load): Load {
  return function (this: unknown, request, parent, isMain) {
    const user = putOff.get(request);
    if (user === undefined || !user.test(parent?.filename ?? "")) return load.call(this, request, parent, isMain);
    return late(() => load.call(this, request, parent, isMain) as object);
  };
}

/** Stands for a module until something is read from it. */
function late(load: () => object): object {
  let loaded: object | undefined;
  return new Proxy(
    {},
    {
      // Asked while importing, before anything is used.
      get: (_, name) => (name === "__esModule" ? true : (Reflect.get((loaded ??= load()), name) as unknown)),
      has: (_, name) => Reflect.has((loaded ??= load()), name),
    },
  );
}

if (loader._load !== undefined) loader._load = loadingLate(loader._load);
