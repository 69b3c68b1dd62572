import { refersTo } from "../../logic/comparators";
import { rule } from "../rule";
import { leadsToKnownParties } from "../shared/endpoint-policies";

export default rule({
  id: "service-endpoint-is-narrowed",
  title: "Through an endpoint only the account's identities pass, or only to named resources",
  severity: "medium",
  over: "serviceEndpoint",
  clouds: ["aws"],
  holds: (endpoint) => refersTo(endpoint.policy, "a policy: without one everything passes", leadsToKnownParties),
  fix: {
    aws: "Set a policy with conditions on aws:PrincipalAccount and aws:ResourceAccount, or with named resources.",
  },
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
});
