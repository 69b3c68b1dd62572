import { test } from "../../logic/comparators";
import { every } from "../../logic/outcome";
import { needed } from "../parameter";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "service-endpoints-exist",
  title: "The services that keep data and keys are reached without leaving the network",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  parameters: {
    services: needed(["s3", "kms", "secretsmanager", "logs", "ssm"], "Services, as their endpoints' names end."),
  },
  holds: (estate, { services }) =>
    every(services, (service) =>
      stackHas(estate, "serviceEndpoint", `no endpoint leads to ${service}`, (endpoint) =>
        test(endpoint.service, service, (name) => name.endsWith(`.${service}`)),
      ),
    ),
  fix: { aws: "Declare an ec2.VpcEndpoint for each service.", azure: "Declare a network.PrivateEndpoint for each." },
  source: "AWS Foundational Security Best Practices, EC2.10",
});
