import { is } from "../../logic/comparators";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "load-balancer-exists",
  title: "A load balancer takes the requests from the internet",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "loadBalancer", "no load balancer faces the internet", (one) => is(one.facing, "internet")),
  fix: { aws: "Declare an lb.LoadBalancer.", azure: "Declare a network.ApplicationGateway." },
  source: "AWS Well-Architected, REL11-BP02",
});
