import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { hostProcess } from "../../../cli/preview/host-process";
import { ProgramError, runProgram, type RunOptions } from "../../../cli/preview/run-program";

const base = { project: "p", stack: "s", config: {} };

async function failureOf(program: () => unknown, options: Partial<RunOptions> = {}): Promise<ProgramError> {
  const outcome: unknown = await runProgram({ ...base, program, ...options }).catch((thrown: unknown) => thrown);
  if (outcome instanceof ProgramError) return outcome;
  throw new Error(`no ProgramError but ${JSON.stringify(outcome)}`);
}

class Database extends pulumi.ComponentResource {
  constructor(name: string, { days }: { days: number }) {
    super("hosting:aws:Database", name);
    if (days < 28) throw new Error(`days: ${days}; at least 28`);
    new aws.rds.Cluster(`${name}-cluster`, { engine: "aurora-mysql" }, { parent: this });
    this.registerOutputs({});
  }
}

describe("a program that throws", () => {
  it("is reported with its cause, in one line", async () => {
    const error = await failureOf(() => {
      throw new Error("first line\n\tsecond line");
    });
    expect(error.message).toBe("first line second line");
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("names the component whose constructor threw, not one before it", async () => {
    const error = await failureOf(() => {
      new Database("main", { days: 28 });
      new Database("spare", { days: 7 });
    });
    expect(error).toMatchObject({
      message: 'hosting:aws:Database "spare": days: 7; at least 28',
      resource: 'hosting:aws:Database "spare"',
    });
  });

  it("names the component around a resource that lacks an argument", async () => {
    class Careless extends pulumi.ComponentResource {
      constructor(name: string) {
        super("hosting:aws:Careless", name);
        new aws.sns.TopicPolicy(`${name}-policy`, {} as aws.sns.TopicPolicyArgs, { parent: this });
      }
    }
    const error = await failureOf(() => void new Careless("c"));
    expect(error.message).toBe(`hosting:aws:Careless "c": Missing required property 'arn'`);
  });

  it("may throw something that is not an error, and later than at once", async () => {
    const error = await failureOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const thrown: unknown = "plain text";
      throw thrown;
    });
    expect(error.message).toBe("plain text");
  });

  it("reports a missing configuration value with its key", async () => {
    const error = await failureOf(() => new pulumi.Config().require("owner"));
    expect(error.message).toContain("Missing required configuration variable 'p:owner'");
    expect(error.message).not.toContain("\n");
  });
});

describe("failures out of sight", () => {
  const late = (): string => {
    throw new Error("too late");
  };

  it.each([
    ["a rejected promise", (): pulumi.Input<string> => Promise.reject(new Error("too late"))],
    ["a throwing apply", (): pulumi.Input<string> => pulumi.output("x").apply(late)],
    ["a throwing apply of a resource's output", () => new aws.sns.Topic("ok", { name: "n" }).name.apply(late)],
  ])("names the resource that waits for %s", async (_, value) => {
    const error = await failureOf(() => {
      new aws.sqs.Queue("innocent");
      const victim = new aws.sns.Topic("victim", { displayName: value() });
      new aws.ssm.Parameter("dependent", { type: "String", description: victim.arn });
    });
    expect(error.message).toBe('aws:sns/topic:Topic "victim": error serializing property "displayName": too late');
  });

  it("fails for an apply that nothing waits for", async () => {
    expect((await failureOf(() => void pulumi.output(1).apply(late))).message).toBe("too late");
  });

  it("fails for a rejected output of the stack", async () => {
    expect((await failureOf(() => ({ url: pulumi.output(1).apply(late) }))).message).toBe("too late");
  });

  it("fails for a logged error, as the engine does, but not for a warning", async () => {
    const logged: string[] = [];
    const onLog = ({ severity, text }: { severity: string; text: string }): number =>
      logged.push(`${severity} ${text}`);
    const error = await failureOf(
      async () => {
        await pulumi.log.warn("careful");
        await pulumi.log.error("broken");
      },
      { onLog },
    );
    expect(error.message).toBe("broken");
    expect(logged).toEqual(["warning careful", "error broken"]);
    await runProgram({ ...base, program: () => pulumi.log.warn("careful") });
  });

  it("leaves the process's own listeners as they were", async () => {
    const before = hostProcess.listeners("unhandledRejection");
    await failureOf(() => void pulumi.output(1).apply(late));
    expect(hostProcess.listeners("unhandledRejection")).toEqual(before);
  });

  it("does not reach the next run", async () => {
    await failureOf(() => void new aws.sns.Topic("t", { name: pulumi.output(1).apply(late) }));
    const { deployment } = await runProgram({ ...base, program: () => void new aws.sns.Topic("t") });
    expect(deployment.resources.map(({ type }) => type)).toContain("aws:sns/topic:Topic");
  });
});

describe("what the engine would refuse", () => {
  it("refuses two resources of one name", async () => {
    const error = await failureOf(() => void [new aws.sns.Topic("t"), new aws.sns.Topic("t")]);
    expect(error.message).toMatch(
      /^aws:sns\/topic:Topic "t": declared twice: .*\(urn:pulumi:s::p::aws:sns\/topic:Topic::t\)$/,
    );
  });

  it("refuses a parent and a provider of another program", async () => {
    let stranger: aws.sns.Topic | undefined;
    let provider: aws.Provider | undefined;
    await runProgram({
      ...base,
      program: () => {
        stranger = new aws.sns.Topic("stranger");
        provider = new aws.Provider("elsewhere");
      },
    });
    const orphan = await failureOf(() => void new aws.sqs.Queue("q", {}, { parent: stranger }));
    expect(orphan.message).toMatch(/^aws:sqs\/queue:Queue "q": its parent is not part of the stack .*stranger/);
    const unprovided = await failureOf(() => void new aws.sqs.Queue("q", {}, { provider }));
    expect(unprovided.message).toMatch(/^aws:sqs\/queue:Queue "q": its provider is not part of the stack .*elsewhere/);
  });

  it("refuses what only a provider's own process could do", async () => {
    class Remote extends pulumi.ComponentResource {
      constructor(name: string) {
        super("eks:index:Cluster", name, {}, {}, true);
      }
    }
    const remote = await failureOf(() => void new Remote("r"));
    expect(remote.message).toBe(
      'eks:index:Cluster "r": a remote component is built by its own provider; a preview has none',
    );
    const called = await failureOf(() => pulumi.runtime.call("eks:index:Cluster/kubeconfig", {}));
    expect(called.message).toMatch(/^eks:index:Cluster\/kubeconfig: methods of a resource run in its provider/);
  });

  it("refuses what is registered after the program has ended", async () => {
    let register: (() => void) | undefined;
    const { deployment } = await runProgram({
      ...base,
      program: () => {
        const inside = new aws.sns.Topic("inside");
        register = () => inside.name.apply(() => new aws.sns.Topic("outside"));
      },
    });
    register?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(deployment.resources.filter(({ type }) => type === "aws:sns/topic:Topic")).toHaveLength(1);
  });
});

describe("in a process of its own", () => {
  const run = (program: string): unknown =>
    JSON.parse(
      execFileSync(process.execPath, ["--import", "tsx", join(__dirname, "programs/run.ts"), program], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      }),
    );

  it("sees what the program started and did not await", () => {
    expect(run("late-resource")).toEqual({ names: ["early", "late"] });
  });

  it("sees a failure that comes after the program has returned", () => {
    expect(run("late-failure")).toEqual({ error: "too late" });
  });

  it("reports a program that waits for something that never comes", () => {
    expect(run("deadlock")).toEqual({
      error: 'aws:sns/topic:Topic "waiting": waits for something that never comes, perhaps for itself',
    });
  });
});
