import { isAbsent } from "../../logic/comparators";
import { all, holds } from "../../logic/outcome";
import { rule } from "../rule";
import { offersSsh } from "../shared/host-config";
import { keysAreRegistered } from "../shared/keys-of-people";

export default rule({
  id: "host-has-no-planted-key",
  title: "No shared SSH key is planted by the cloud",
  severity: "medium",
  over: "host",
  clouds: ["aws"],
  holds: (host, _values, estate) => {
    const { config } = host;
    // What cannot be read, or is not there, is another rule's affair.
    const registered = config.state === "known" ? keysAreRegistered(config.value, config.source, estate) : holds();
    return all(isAbsent(host.plantedKey), offersSsh(host) ? registered : holds());
  },
  fix: { aws: "Leave keyName out; people's keys come with the user data." },
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
});
