import { posix } from "node:path";
import ts from "typescript";
import { literalIn, nameParts, scopeOf, valuesOf, type Declared, type Scope } from "./sdk-scopes";

/** What a provider's SDK says that a value is. `anything` is what its types leave open: assets' insides, plain JSON. */
export type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "asset" | "reference" | "anything" }
  | { readonly kind: "oneOf"; readonly values: readonly unknown[]; readonly anyCase?: boolean }
  | { readonly kind: "list"; readonly items: Shape }
  | { readonly kind: "map"; readonly values: Shape }
  | { readonly kind: "object"; readonly fields: () => ReadonlyMap<string, Field> }
  | { readonly kind: "either"; readonly shapes: readonly Shape[] };

export interface Field {
  readonly required: boolean;
  readonly shape: Shape;
}

/** The text of a file of the package by its path, `lb/listener.d.ts`; undefined where there is none. */
export type ReadFile = (path: string) => string | undefined;

const ANYTHING: Shape = { kind: "anything" };

/**
 * The argument types of a provider's SDK, read with the parser alone: the checker takes minutes for the same and turns
 * enumerations into text. Files are parsed when they are first asked for.
 */
export class SdkShapes {
  private readonly scopes = new Map<string, Scope | undefined>();

  /**
   * `openEnumerations` are those that take any text besides what they list, because a later version of the cloud may have
   * more: taken as they are by default, or as what they list, whatever its case, but for the names of such that are left open.
   */
  constructor(
    private readonly read: ReadFile,
    private readonly openEnumerations: { readonly closedBut: readonly string[] } | "open" = "open",
  ) {}

  /**
   * The arguments of a resource type: `aws:lb/listener:Listener`, `azure-native:compute:VirtualMachine` or
   * `pulumi:providers:aws`; undefined where the SDK has none.
   */
  argumentsOf(token: string): ReadonlyMap<string, Field> | undefined {
    const { file, name } = placeOf(token);
    const scope = this.scope(file);
    const declared = scope?.declarations.get(`${name}Args`);
    if (scope === undefined || declared === undefined || !ts.isInterfaceDeclaration(declared)) return undefined;
    return this.fieldsOf(declared.members, scope);
  }

  /** What a resource of the type shows once it exists; undefined where the SDK has no such type. */
  outputsOf(token: string): ReadonlyMap<string, Field> | undefined {
    const { file, name } = placeOf(token);
    const scope = this.scope(file);
    const declared = scope?.declarations.get(name);
    if (scope === undefined || declared === undefined || !ts.isClassDeclaration(declared)) return undefined;
    return this.fieldsOf(declared.members, scope);
  }

  /** What the SDK says about the type in words, and all else of its file. */
  textOf(token: string): string {
    return this.read(placeOf(token).file) ?? "";
  }

  private fieldsOf(members: ts.NodeArray<ts.NamedDeclaration>, scope: Scope): ReadonlyMap<string, Field> {
    return new Map(
      members
        .filter((member) => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
        .map((member) => [
          (member.name as ts.Identifier | ts.StringLiteral).text,
          { required: member.questionToken === undefined, shape: this.shapeOf(member.type, scope) },
        ]),
    );
  }

  private shapeOf(type: ts.TypeNode | undefined, scope: Scope): Shape {
    if (type === undefined) return ANYTHING;
    switch (type.kind) {
      case ts.SyntaxKind.StringKeyword:
        return { kind: "string" };
      case ts.SyntaxKind.NumberKeyword:
        return { kind: "number" };
      case ts.SyntaxKind.BooleanKeyword:
        return { kind: "boolean" };
    }
    if (ts.isArrayTypeNode(type)) return { kind: "list", items: this.shapeOf(type.elementType, scope) };
    if (ts.isParenthesizedTypeNode(type)) return this.shapeOf(type.type, scope);
    if (ts.isUnionTypeNode(type)) return this.eitherOf(type, scope);
    if (ts.isLiteralTypeNode(type)) return { kind: "oneOf", values: [literalIn(type.literal)] };
    if (ts.isTypeLiteralNode(type)) return this.literalOf(type, scope);
    if (ts.isTypeReferenceNode(type)) return this.referenceOf(type, scope);
    return ANYTHING;
  }

  private eitherOf(type: ts.UnionTypeNode, scope: Scope): Shape {
    const present = type.types.filter((each) => each.kind !== ts.SyntaxKind.UndefinedKeyword);
    const shapes = present.map((each) => this.shapeOf(each, scope));
    if (shapes.length === 1) return shapes[0]!;
    return this.closed(present, shapes) ?? { kind: "either", shapes };
  }

  /** What `string | enums.Kind` takes where such enumerations are taken as what they list. */
  private closed(types: readonly ts.TypeNode[], shapes: readonly Shape[]): Shape | undefined {
    if (this.openEnumerations === "open" || shapes.length !== 2 || shapes[0]?.kind !== "string") return undefined;
    const [, listed] = shapes;
    const name = ts.isTypeReferenceNode(types[1]!) ? nameParts(types[1].typeName).at(-1)! : "";
    const isOpen = listed?.kind !== "oneOf" || this.openEnumerations.closedBut.includes(name);
    return isOpen ? undefined : { ...listed, anyCase: true };
  }

  private literalOf(type: ts.TypeLiteralNode, scope: Scope): Shape {
    const index = type.members.find((member) => ts.isIndexSignatureDeclaration(member));
    if (index !== undefined) return { kind: "map", values: this.shapeOf(index.type, scope) };
    return this.objectOf(type.members, scope);
  }

  // Types refer to themselves (a WAF statement holds statements), so that fields are read when they are asked for.
  private objectOf(members: ts.NodeArray<ts.TypeElement>, scope: Scope): Shape {
    let fields: ReadonlyMap<string, Field> | undefined;
    return { kind: "object", fields: () => (fields ??= this.fieldsOf(members, scope)) };
  }

  private referenceOf(type: ts.TypeReferenceNode, scope: Scope): Shape {
    const path = nameParts(type.typeName);
    const name = path.join(".");
    if (name === "pulumi.Input" || name === "pulumi.Output") return this.shapeOf(type.typeArguments?.[0], scope);
    if (name.startsWith("pulumi.asset.")) return { kind: "asset" };
    if (name === "Array") return { kind: "list", items: this.shapeOf(type.typeArguments?.[0], scope) };
    return this.declared(path, scope) ?? ANYTHING;
  }

  private declared(path: readonly string[], scope: Scope): Shape | undefined {
    const [first = "", ...rest] = path;
    const own = scope.declarations.get(path.join("."));
    if (own !== undefined) return this.shapeOfDeclared(own, scope);
    const source = scope.imports.get(first);
    if (source === undefined) return undefined;
    // A namespace (`inputs.lb.X`) is declared inside the file, or is a folder with a file of its own (`enums.lb.X`).
    const named = rest.length === 0 ? path : rest;
    const whole = this.scope(`${source}.d.ts`) ?? this.scope(posix.join(source, "index.d.ts"));
    const found = whole && this.declared(named, whole);
    return found ?? (named.length > 1 ? this.inFolder(source, named) : undefined);
  }

  private inFolder(source: string, named: readonly string[]): Shape | undefined {
    const scope = this.scope(posix.join(source, ...named.slice(0, -1), "index.d.ts"));
    return scope && this.declared(named.slice(-1), scope);
  }

  private shapeOfDeclared(declared: Declared, scope: Scope): Shape {
    if (ts.isInterfaceDeclaration(declared)) return this.objectOf(declared.members, scope);
    if (ts.isClassDeclaration(declared)) return { kind: "reference" };
    if (ts.isVariableDeclaration(declared)) return { kind: "oneOf", values: valuesOf(declared) };
    return this.shapeOf(declared.type, scope);
  }

  private scope(path: string): Scope | undefined {
    if (!this.scopes.has(path)) {
      const text = this.read(path);
      this.scopes.set(path, text === undefined ? undefined : scopeOf(path, text));
    }
    return this.scopes.get(path);
  }
}

/** Where a type is declared. A version in the token (`network/v20240101`) is another version of the same type. */
function placeOf(token: string): { file: string; name: string } {
  const [, module = "", name = ""] = token.startsWith("pulumi:providers:") ? ["", "", "Provider"] : token.split(":");
  const folder = module.split("/")[0] === "index" ? "" : (module.split("/")[0] ?? "");
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  return { file: posix.join(folder, `${file}.d.ts`), name };
}
