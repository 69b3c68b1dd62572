import { mapDatum, notKnown } from "../../facts/datum";
import type { FunctionFact } from "../../facts/kinds";
import { test } from "../../logic/comparators";
import { rule } from "../rule";

const SECRET = /passw(or)?d|passphrase|secret|token|private_?key|api_?key|credential/i;

// A name, a path or an ARN says where a secret is; what is not known yet is no text of the program.
const isReference = (value: string) => value === "" || value === "[unknown]" || /[/:]/.test(value);

export default rule({
  id: "function-holds-no-secret",
  title: "A function is told where its secrets are, and not what they are",
  severity: "high",
  over: "function",
  clouds: ["aws"],
  when: ({ environment }) => environment.state !== "absent",
  holds: ({ environment }) =>
    test(
      mapDatum(plain(environment), secretNames),
      "names of secrets in place of secrets",
      (names) => names.length === 0,
    ),
  fix: { aws: "Put the secret into Secrets Manager, and its ARN into the environment." },
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
});

// What Pulumi keeps secret is not in every export: it counts as not known in all of them.
function plain(environment: FunctionFact["environment"]): FunctionFact["environment"] {
  return environment.state === "known" && environment.secret ? notKnown(environment.source) : environment;
}

/** Names alone: what a variable says is shown to nobody. */
function secretNames(variables: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(variables).filter((name) => SECRET.test(name) && !isReference(variables[name]!));
}
