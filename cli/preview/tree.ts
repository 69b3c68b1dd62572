import { createColors } from "picocolors";
import type { GraphDocument, GraphResource } from "./graph";
import { nameOf } from "./urn";

/** A resource with what belongs to it, as a preview shows it. */
export interface TreeNode {
  urn: string;
  /** Short type: `aws:s3:Bucket` for `aws:s3/bucket:Bucket`. */
  type: string;
  name: string;
  /** `read` for what exists already, `create` for the rest. */
  operation: "create" | "read";
  children: TreeNode[];
}

export interface TreeCounts {
  create: number;
  read: number;
}

export interface TreeStyle {
  /** @default false */
  colour?: boolean;
}

/** The resources under their parents, by type and name. Default providers are the engine's own and not shown. */
export function treeOf(document: GraphDocument): TreeNode[] {
  const { resources } = document.deployment;
  const shown = resources.filter((resource) => !isDefaultProvider(resource));
  const children = byParent(shown);
  const known = new Set(shown.map(({ urn }) => urn));
  const node = (resource: GraphResource): TreeNode => ({
    urn: resource.urn,
    type: shortType(resource.type),
    name: nameOf(resource.urn),
    operation: resource.external === true ? "read" : "create",
    children: sorted((children.get(resource.urn) ?? []).map(node)),
  });
  return sorted(shown.filter(({ parent }) => parent === undefined || !known.has(parent)).map(node));
}

function byParent(resources: readonly GraphResource[]): Map<string | undefined, GraphResource[]> {
  const groups = new Map<string | undefined, GraphResource[]>();
  for (const resource of resources) groups.set(resource.parent, [...(groups.get(resource.parent) ?? []), resource]);
  return groups;
}

export function countsOf(nodes: readonly TreeNode[]): TreeCounts {
  const counts = { create: 0, read: 0 };
  const count = (node: TreeNode): void => {
    counts[node.operation] += 1;
    node.children.forEach(count);
  };
  nodes.forEach(count);
  return counts;
}

/** The tree as lines for people, with the counts below it. */
export function treeLines(document: GraphDocument, { colour = false }: TreeStyle = {}): string[] {
  const { bold, dim, green, cyan } = createColors(colour);
  const nodes = treeOf(document);
  const rows = nodes.flatMap((node) => rowsOf(node, "", ""));
  const width = Math.max(0, ...rows.map(({ lead, node }) => lead.length + node.type.length));
  const lines = rows.map(({ lead, node }) => {
    const mark = node.operation === "create" ? green("+") : cyan(">");
    const gap = " ".repeat(width - lead.length - node.type.length + 2);
    return `${mark} ${dim(lead)}${node.children.length > 0 ? bold(node.type) : node.type}${gap}${node.name}`;
  });
  return [...lines, "", countLine(countsOf(nodes), green)];
}

function countLine({ create, read }: TreeCounts, green: (text: string) => string): string {
  return [green(`+ ${create} to create`), ...(read > 0 ? [`> ${read} to read`] : [])].join(", ");
}

interface Row {
  lead: string;
  node: TreeNode;
}

function rowsOf(node: TreeNode, lead: string, below: string): Row[] {
  const last = node.children.length - 1;
  return [
    { lead, node },
    ...node.children.flatMap((child, index) =>
      index === last ? rowsOf(child, `${below}└─ `, `${below}   `) : rowsOf(child, `${below}├─ `, `${below}│  `),
    ),
  ];
}

function sorted(nodes: TreeNode[]): TreeNode[] {
  const key = ({ type, name }: TreeNode): string => `${type} ${name}`;
  return nodes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** `aws:s3/bucket:Bucket` without the module's file; `pulumi:pulumi:Stack` and the like stay as they are. */
export function shortType(type: string): string {
  return type.replace(/^([^:]+:[^:/]+)\/[^:]+:/, "$1:");
}

export function isDefaultProvider({ type, urn }: Pick<GraphResource, "type" | "urn">): boolean {
  return type.startsWith("pulumi:providers:") && /^default(_|$)/.test(nameOf(urn));
}
