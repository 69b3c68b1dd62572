import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "key-is-enabled",
  title: "A key is enabled",
  severity: "medium",
  over: "key",
  holds: (key) => is(key.enabled, true),
  fix: { aws: "Leave isEnabled on.", azure: "Leave attributes.enabled on." },
});
