import { graphDocument, secretSignature, signatureKey, unknownValue, type Properties } from "../../cli/preview/graph";
import { SdkShapes } from "../support/sdk-shapes";
import { typeProblems } from "../support/sdk-types";

// An SDK laid out as azure-native is: no folder in the type token, enumerations in a folder of their own.
const files: Record<string, string> = {
  "compute/virtualMachine.d.ts": `
    import * as pulumi from "@pulumi/pulumi";
    import * as inputs from "../types/input";
    import * as enums from "../types/enums";
    import { Role } from "../authorization/role";
    export interface VirtualMachineArgs {
      resourceGroupName: pulumi.Input<string>;
      count?: pulumi.Input<number | undefined>;
      eviction?: pulumi.Input<enums.compute.Eviction>;
      size?: pulumi.Input<string | enums.compute.Size>;
      role?: pulumi.Input<string | Role>;
      source?: pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive>;
      disks?: pulumi.Input<pulumi.Input<inputs.compute.DiskArgs>[]>;
      tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
      policy?: pulumi.Input<string | inputs.compute.DiskArgs>;
      open?: any;
    }`,
  "types/input.d.ts": `
    import * as pulumi from "@pulumi/pulumi";
    export declare namespace compute {
      interface DiskArgs { lun: pulumi.Input<number>; inner?: pulumi.Input<inputs.compute.DiskArgs>; next?: pulumi.Input<NoSuch> }
    }`,
  "types/enums/compute/index.d.ts": `
    export declare const Eviction: { readonly Stop: "Stop"; readonly Remove: "Remove"; };
    export type Eviction = (typeof Eviction)[keyof typeof Eviction];
    export declare const Size: { readonly Small: "small" };
    export type Size = (typeof Size)[keyof typeof Size];`,
  "authorization/role.d.ts": "export declare class Role {}",
};
const type = "azure-native:compute:VirtualMachine";
const sdks = { "azure-native": new SdkShapes((path) => files[path]) };

function problems(inputs: Properties): string[] {
  const resource = {
    urn: `urn:pulumi:s::p::${type}::vm`,
    type,
    custom: true,
    inputs: { resourceGroupName: "group", ...inputs },
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
  };
  return typeProblems(graphDocument([resource]), sdks).map((line) => line.replace(`${type} vm`, ""));
}

test.each<[string, Properties, string[]]>([
  ["nothing but what is required", {}, []],
  ["null for what is required", { resourceGroupName: null }, [".resourceGroupName: missing, and required"]],
  ["a member of an enumeration", { eviction: "Stop" }, []],
  ["no member of an enumeration", { eviction: "stop" }, ['.eviction: "stop"; one of Stop, Remove']],
  ["a value beside an enumeration that is open", { size: "huge" }, []],
  ["a number where an open enumeration is", { size: 3 }, [".size: number; string, one of small"]],
  ["text in place of a resource", { role: "id" }, []],
  ["a list in place of a resource", { role: ["id"] }, [".role: list; string, reference"]],
  ["an asset", { source: { [signatureKey]: "c44067f5952c0a294b673a41bacd8c17", text: "x" } }, []],
  ["text in place of an asset", { source: "x" }, [".source: string; asset, asset"]],
  ["a list of objects", { disks: [{ lun: 1 }, { lun: "2" }] }, [".disks[1].lun: string; number"]],
  ["one object in place of a list", { disks: { lun: 1 } }, [".disks: object; list"]],
  ["a mapping", { tags: { any: "key", other: 1 } }, ['.tags["other"]: number; string']],
  ["an object that may be text", { policy: "{}" }, []],
  ["an object that may be text, misspelt", { policy: { lun: 1, lum: 2 } }, [".policy.lum: no such property"]],
  ["what the types leave open", { open: [{ a: 1 }] }, []],
  ["what is unknown", { count: unknownValue, disks: [unknownValue] }, []],
  ["a secret", { count: { [signatureKey]: secretSignature, value: "x" } }, []],
  ["Pulumi's own marks", { __defaults: [] }, []],
])("%s", (_, inputs, found) => {
  expect(problems(inputs)).toEqual(found);
});

test("a type that is nowhere", () => {
  expect(sdks["azure-native"].argumentsOf("azure-native:compute:Nothing")).toBeUndefined();
});
