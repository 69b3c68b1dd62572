import { fails } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";
import { allowsNothing, everyRuleOf } from "../shared/traffic";

export default rule({
  id: "quarantine-group-exists",
  title: "A group that lets nothing through is ready for a machine under suspicion",
  severity: "medium",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "packetFilter", "no group is named for quarantine and lets nothing through", (filter) =>
      filter.scope === "endpoint" && !filter.isDefault && /quarantine/i.test(filter.subject.name)
        ? everyRuleOf([filter], estate, allowsNothing)
        : fails("a group for something else"),
    ),
  fix: {
    aws: "Declare an ec2.SecurityGroup whose name says quarantine, with ingress: [] and egress: [].",
    azure: "Declare a network.NetworkSecurityGroup whose name says quarantine and whose rules deny everything.",
  },
  source: "https://docs.aws.amazon.com/whitepapers/latest/aws-security-incident-response-guide/containment.html",
});
