import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "network-exists",
  title: "The stack has a network of its own",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) => stackHas(estate, "network", "no private network is declared"),
  fix: { aws: "Declare an ec2.Vpc.", azure: "Declare a network.VirtualNetwork." },
  source: "AWS Well-Architected, SEC05-BP01",
});
