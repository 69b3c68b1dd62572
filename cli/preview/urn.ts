/** The type of the resource that stands for the stack itself. */
export const stackType = "pulumi:pulumi:Stack";

export interface Names {
  stack: string;
  project: string;
}

/** A resource's full name. The types of its parents are part of it, joined by `$`; the stack's own type is not. */
export function urnOf(names: Names, parent: string | undefined, type: string, name: string): string {
  const parentType = parent === undefined ? "" : qualifiedType(parent);
  const qualified = parentType === "" || parentType === stackType ? type : `${parentType}$${type}`;
  return `urn:pulumi:${names.stack}::${names.project}::${qualified}::${name}`;
}

export function qualifiedType(urn: string): string {
  return urn.split("::")[2] ?? "";
}

export function typeOf(urn: string): string {
  return qualifiedType(urn).split("$").at(-1) ?? "";
}

export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** A former name as a program declares it; what is left out is as it is now. */
export interface Alias {
  urn?: string;
  name?: string;
  type?: string;
  stack?: string;
  project?: string;
  parent?: string;
  noParent?: boolean;
}

/**
 * All the names a resource had: each of its own aliases, and under each former name of its parent its present and its
 * former names, as the engine multiplies them out. A child named after its parent followed the parent's name.
 */
export function formerUrns(
  names: Names,
  resource: { type: string; name: string; parent?: string },
  aliases: Alias[],
  parentAliases: string[],
): string[] {
  const found = new Set(aliases.map((alias) => resolveAlias(names, resource, alias)));
  const own = [{ type: resource.type, name: resource.name }, ...[...found].map(partsOf)];
  for (const parentAlias of parentAliases) {
    for (const { type, name } of own) found.add(inherited(names, resource.parent, parentAlias, type, name));
  }
  found.delete(urnOf(names, resource.parent, resource.type, resource.name));
  return [...found].sort();
}

function resolveAlias(names: Names, resource: { type: string; name: string; parent?: string }, alias: Alias): string {
  if (alias.urn !== undefined) return alias.urn;
  const parent = alias.noParent ? undefined : (alias.parent ?? resource.parent);
  return urnOf(
    { stack: alias.stack ?? names.stack, project: alias.project ?? names.project },
    parent,
    alias.type ?? resource.type,
    alias.name ?? resource.name,
  );
}

function partsOf(urn: string): { type: string; name: string } {
  return { type: typeOf(urn), name: nameOf(urn) };
}

function inherited(names: Names, parent: string | undefined, parentAlias: string, type: string, name: string): string {
  const parentName = parent === undefined ? "" : nameOf(parent);
  const followed = parentName !== "" && name.startsWith(parentName);
  const childName = followed ? nameOf(parentAlias) + name.slice(parentName.length) : name;
  const [, , stack = names.stack] = (parentAlias.split("::")[0] ?? "").split(":");
  const project = parentAlias.split("::")[1] ?? names.project;
  return urnOf({ stack, project }, parentAlias, type, childName);
}
