import { isAbsent } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "host-has-no-planted-key",
  title: "No shared SSH key is planted by the cloud",
  severity: "medium",
  over: "host",
  clouds: ["aws"],
  holds: (host) => isAbsent(host.plantedKey),
  fix: { aws: "Leave keyName out; people's keys come with the user data." },
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
});
