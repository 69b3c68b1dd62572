import { posix } from "node:path";
import ts from "typescript";

export type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration | ts.VariableDeclaration;

export interface Scope {
  readonly path: string;
  readonly declarations: { get(name: string): Declared | undefined };
  /** Where imported names come from: `inputs` is `types/input.d.ts`, `{Role}` is `iam/role.d.ts`. */
  readonly imports: ReadonlyMap<string, string>;
}

// One file holds the types of all services, five megabytes of them, a namespace for each.
const NAMESPACE = /^export declare namespace (\w+) \{\n[^]*?^\}/gm;

/**
 * What a file declares and imports, by name; names inside a namespace have its name before them. A namespace is parsed
 * when something of it is first asked for: one service of a hundred is wanted, and parsing them all takes seconds.
 */
export function scopeOf(path: string, text: string): Scope {
  const namespaces = new Map([...text.matchAll(NAMESPACE)].map(([whole, name]) => [name!, whole]));
  const { declared, imports } = declarationsOf(path, text.replace(NAMESPACE, ""));
  const get = (name: string): Declared | undefined => {
    const namespace = name.split(".")[0]!;
    const unparsed = name === namespace ? undefined : namespaces.get(namespace);
    if (unparsed !== undefined) {
      namespaces.delete(namespace);
      declarationsOf(path, unparsed).declared.forEach((each, of) => declared.set(of, each));
    }
    return declared.get(name);
  };
  return { path, declarations: { get }, imports };
}

function declarationsOf(
  path: string,
  text: string,
): { declared: Map<string, Declared>; imports: ReadonlyMap<string, string> } {
  const declared = new Map<string, Declared>();
  const imports = new Map<string, string>();
  const visit = (statements: readonly ts.Statement[], prefix: string): void => {
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement) && statement.body !== undefined && ts.isModuleBlock(statement.body)) {
        visit(statement.body.statements, `${prefix}${statement.name.text}.`);
      } else if (ts.isVariableStatement(statement)) {
        for (const each of statement.declarationList.declarations) {
          declared.set(prefix + (each.name as ts.Identifier).text, each);
        }
      } else if (ts.isInterfaceDeclaration(statement) || ts.isClassDeclaration(statement)) {
        if (statement.name) declared.set(prefix + statement.name.text, statement);
      } else if (ts.isTypeAliasDeclaration(statement)) {
        // The constant of an enumeration says more than its type.
        if (!declared.has(prefix + statement.name.text)) declared.set(prefix + statement.name.text, statement);
      } else if (ts.isImportDeclaration(statement)) {
        importedBy(statement, path).forEach(([name, source]) => imports.set(name, source));
      }
    }
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements, "");
  return { declared, imports };
}

function importedBy({ importClause, moduleSpecifier }: ts.ImportDeclaration, path: string): [string, string][] {
  const specifier = (moduleSpecifier as ts.StringLiteral).text;
  const bindings = importClause?.namedBindings;
  if (!specifier.startsWith(".") || bindings === undefined) return [];
  const source = posix.join(posix.dirname(path), specifier);
  const names = ts.isNamespaceImport(bindings) ? [bindings.name] : bindings.elements.map(({ name }) => name);
  return names.map(({ text }) => [text, source]);
}

export function nameParts(name: ts.EntityName): string[] {
  return ts.isIdentifier(name) ? [name.text] : [...nameParts(name.left), name.right.text];
}

/** `declare const Scheme: { readonly Internal: "internal"; … }` */
export function valuesOf({ type }: ts.VariableDeclaration): unknown[] {
  if (type === undefined || !ts.isTypeLiteralNode(type)) return [];
  return type.members
    .filter((member) => ts.isPropertySignature(member))
    .flatMap((member) => (member.type !== undefined && ts.isLiteralTypeNode(member.type) ? [member.type] : []))
    .map(({ literal }) => literalIn(literal));
}

export function literalIn(literal: ts.LiteralTypeNode["literal"]): unknown {
  if (ts.isStringLiteral(literal)) return literal.text;
  if (ts.isNumericLiteral(literal)) return Number(literal.text);
  return literal.kind === ts.SyntaxKind.TrueKeyword;
}
