/** A state that was spoilt, by what happened to it, and what the engine says of it. */
export const brokenStates: readonly (readonly [what: string, message: RegExp, spoil: (state: string) => string])[] = [
  ["cut off", /failed to load checkpoint: .*unexpected end of JSON input/, (state) => state.slice(0, state.length / 2)],
  ["no JSON", /failed to load checkpoint: .*invalid character '<'/, (state) => `<<<<<<< HEAD\n${state}`],
  ["without a resource that others need", /snapshot integrity[^]*network-vpc refers to missing resource/, withoutVpc],
];

function withoutVpc(state: string): string {
  const document = JSON.parse(state) as { checkpoint: { latest: { resources: { urn: string }[] } } };
  const { latest } = document.checkpoint;
  latest.resources = latest.resources.filter(({ urn }) => !urn.endsWith("::network-vpc"));
  return JSON.stringify(document);
}
