import { is } from "../../logic/comparators";
import { every } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "database-takes-minor-upgrades",
  title: "A database installs minor versions by itself",
  severity: "medium",
  over: "database",
  holds: (database) => every(database.members, (member) => is(member.minorUpgrades, true)),
  fix: { aws: "Leave autoMinorVersionUpgrade on." },
  source: "AWS Foundational Security Best Practices, RDS.13",
});
