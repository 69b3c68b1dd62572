import type { Rule } from "../rule";
import alarmReachesSomebody from "./alarm-reaches-somebody";
import auditTrailIsKept from "./audit-trail-is-kept";
import bucketLogsAccess from "./bucket-logs-access";
import dashboardExists from "./dashboard-exists";
import databaseExportsLogs from "./database-exports-logs";
import databaseLoadRaisesAnAlarm from "./database-load-raises-an-alarm";
import failedLoginsRaiseAnAlarm from "./failed-logins-raise-an-alarm";
import findingsRaiseAnAlarm from "./findings-raise-an-alarm";
import firewallChangesRaiseAnAlarm from "./firewall-changes-raise-an-alarm";
import incidentRunbookExists from "./incident-runbook-exists";
import keyLossRaisesAnAlarm from "./key-loss-raises-an-alarm";
import loadBalancerLogsAccess from "./load-balancer-logs-access";
import loginWithoutSecondFactorRaisesAnAlarm from "./login-without-second-factor-raises-an-alarm";
import networkLogsDnsQueries from "./network-logs-dns-queries";
import networkLogsItsFlows from "./network-logs-its-flows";
import replicaLagRaisesAnAlarm from "./replica-lag-raises-an-alarm";
import rootUseRaisesAnAlarm from "./root-use-raises-an-alarm";
import serverErrorsRaiseAnAlarm from "./server-errors-raise-an-alarm";
import slowAnswersRaiseAnAlarm from "./slow-answers-raise-an-alarm";
import threatsAreDetected from "./threats-are-detected";
import trailChangesRaiseAnAlarm from "./trail-changes-raise-an-alarm";
import unhealthyHostsRaiseAnAlarm from "./unhealthy-hosts-raise-an-alarm";

/** What happens is recorded, watched and answered. */
const logging: readonly Rule[] = [
  alarmReachesSomebody,
  auditTrailIsKept,
  bucketLogsAccess,
  dashboardExists,
  databaseExportsLogs,
  databaseLoadRaisesAnAlarm,
  failedLoginsRaiseAnAlarm,
  findingsRaiseAnAlarm,
  firewallChangesRaiseAnAlarm,
  incidentRunbookExists,
  keyLossRaisesAnAlarm,
  loadBalancerLogsAccess,
  loginWithoutSecondFactorRaisesAnAlarm,
  networkLogsDnsQueries,
  networkLogsItsFlows,
  replicaLagRaisesAnAlarm,
  rootUseRaisesAnAlarm,
  serverErrorsRaiseAnAlarm,
  slowAnswersRaiseAnAlarm,
  threatsAreDetected,
  trailChangesRaiseAnAlarm,
  unhealthyHostsRaiseAnAlarm,
];
export default logging;
