import * as pulumi from "@pulumi/pulumi";

interface Declared {
  resource: pulumi.Resource;
  label: string;
}

/**
 * Which resources the program has declared that have not reached the graph. When something goes wrong out of sight of
 * any request (a rejected input, a throwing `apply`), the first of them is the one that it went wrong in.
 */
export class Pending {
  private readonly waiting: Declared[] = [];
  private readonly all: Declared[] = [];

  declared(resource: pulumi.Resource, type: string, name: string): void {
    const declared = { resource, label: labelOf(type, name) };
    this.waiting.push(declared);
    this.all.push(declared);
  }

  registered(type: string, name: string): void {
    const index = this.waiting.findIndex(({ label }) => label === labelOf(type, name));
    if (index >= 0) this.waiting.splice(index, 1);
  }

  /** The first resource that still waits for one of its inputs. */
  get first(): string | undefined {
    return this.waiting[0]?.label;
  }

  /** The component whose constructor threw: the innermost one on the stack that has not come to its end. */
  thrower(thrown: unknown): string | undefined {
    const stack = thrown instanceof Error ? (thrown.stack ?? "") : "";
    for (const [, name] of stack.matchAll(/^\s*at new (?:\w+\.)*(\w+)/gm)) {
      const unfinished = this.all.findLast(
        ({ resource }) => resource.constructor.name === name && isUnfinishedComponent(resource),
      );
      if (unfinished !== undefined) return unfinished.label;
    }
    return undefined;
  }
}

export function labelOf(type: string, name: string): string {
  return `${type} "${name}"`;
}

// A component's constructor calls `registerOutputs` last, which sets this.
function isUnfinishedComponent(resource: pulumi.Resource): boolean {
  return pulumi.ComponentResource.isInstance(resource) && (resource as unknown as Registering).__registered !== true;
}

interface Registering {
  __registered?: boolean;
}
