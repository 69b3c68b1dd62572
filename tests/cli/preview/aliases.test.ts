import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { formerUrns, urnOf } from "../../../cli/preview/urn";
import { graphOf } from "../../support/graph-of";

const names = { stack: "s", project: "p" };
const root = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s";

describe("urnOf", () => {
  it.each([
    [undefined, "urn:pulumi:s::p::aws:sns/topic:Topic::t"],
    [root, "urn:pulumi:s::p::aws:sns/topic:Topic::t"],
    ["urn:pulumi:s::p::a:b:C$d:e:F::x", "urn:pulumi:s::p::a:b:C$d:e:F$aws:sns/topic:Topic::t"],
  ])("under %s is %s", (parent, urn) => {
    expect(urnOf(names, parent, "aws:sns/topic:Topic", "t")).toBe(urn);
  });
});

describe("formerUrns", () => {
  const topic = { type: "aws:sns/topic:Topic", name: "web-t", parent: "urn:pulumi:s::p::h:a:Web::web" };

  it.each([
    [{ name: "old" }, "urn:pulumi:s::p::h:a:Web$aws:sns/topic:Topic::old"],
    [{ type: "aws:sqs/queue:Queue" }, "urn:pulumi:s::p::h:a:Web$aws:sqs/queue:Queue::web-t"],
    [{ noParent: true }, "urn:pulumi:s::p::aws:sns/topic:Topic::web-t"],
    [{ parent: root }, "urn:pulumi:s::p::aws:sns/topic:Topic::web-t"],
    [{ stack: "s2", project: "p2" }, "urn:pulumi:s2::p2::h:a:Web$aws:sns/topic:Topic::web-t"],
    [{ urn: "urn:pulumi:x::y::a:b:C::z" }, "urn:pulumi:x::y::a:b:C::z"],
  ])("of %j is %s", (alias, urn) => {
    expect(formerUrns(names, topic, [alias], [])).toEqual([urn]);
  });

  it("follows the parent's former name, and lets a name that begins with it follow too", () => {
    const parentAliases = ["urn:pulumi:s::p::h:a:OldWeb::site"];
    expect(formerUrns(names, topic, [], parentAliases)).toEqual([
      "urn:pulumi:s::p::h:a:OldWeb$aws:sns/topic:Topic::site-t",
    ]);
  });

  it("multiplies its own aliases with its parent's", () => {
    const found = formerUrns(names, topic, [{ name: "old" }], ["urn:pulumi:s::p::h:a:OldWeb::web"]);
    expect(found).toEqual([
      "urn:pulumi:s::p::h:a:OldWeb$aws:sns/topic:Topic::old",
      "urn:pulumi:s::p::h:a:OldWeb$aws:sns/topic:Topic::web-t",
      "urn:pulumi:s::p::h:a:Web$aws:sns/topic:Topic::old",
    ]);
  });

  it("leaves out the present name", () => {
    expect(formerUrns(names, topic, [{ name: "web-t" }], [])).toEqual([]);
  });
});

it("records the aliases of a component for everything inside it", async () => {
  class Web extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
      super("hosting:aws:Web", name, {}, opts);
      new aws.sns.Topic(`${name}-t`, {}, { parent: this });
      this.registerOutputs({});
    }
  }
  const graph = await graphOf(
    () => void new Web("web", { aliases: [{ type: "hosting:aws:Site" }, { name: "site" }] }),
    {
      stack: "s",
      project: "p",
    },
  );
  expect(graph.named("web").aliases).toEqual([
    "urn:pulumi:s::p::hosting:aws:Site::web",
    "urn:pulumi:s::p::hosting:aws:Web::site",
  ]);
  expect(graph.named("web-t").aliases).toEqual([
    "urn:pulumi:s::p::hosting:aws:Site$aws:sns/topic:Topic::web-t",
    "urn:pulumi:s::p::hosting:aws:Web$aws:sns/topic:Topic::site-t",
  ]);
});
