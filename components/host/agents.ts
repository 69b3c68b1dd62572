import type { Agents } from "./arguments";
import { lines, type Part } from "./part";

/** A log file of the host and the stream it goes to. */
export interface ShippedLog {
  path: string;
  stream: string;
}

/** CloudWatch User Guide, "Verifying the signature of the CloudWatch agent package". */
const cloudWatchKey = "937616F3450B7D806CBD9725D58167303B789C72";

const configPath = "/etc/hardened-hosting/cloudwatch-agent.json";

/**
 * Amazon's agents. The host sends logs as they are written; rsyslog turns the journal into the files that the agent follows.
 * The CloudWatch agent is installed only if Amazon's pinned key signed it. Amazon replaces the key of the Systems Manager
 * agent every 18 months and publishes it nowhere but in its manual, so that one is trusted for where it comes from: HTTPS
 * from the region's own bucket.
 */
export function agents(wanted: Agents, logs: ShippedLog[]): Part {
  return {
    packages: ["curl", "gpg", "rsyslog"],
    files: [
      { path: configPath, content: agentConfig(wanted, logs) },
      { path: "/usr/local/sbin/install-agents", permissions: "0755", content: installer(wanted) },
      { path: "/etc/systemd/system/install-agents.service", content: unit },
    ],
    units: ["rsyslog.service"],
    commands: [
      ["systemctl", "enable", "install-agents.service"],
      ["systemctl", "start", "--no-block", "install-agents.service"],
    ],
  };
}

function agentConfig({ logGroup }: Agents, logs: ShippedLog[]): string {
  const files = logs.map(({ path, stream }) => ({
    file_path: path,
    log_group_name: logGroup,
    log_stream_name: `{instance_id}/${stream}`,
  }));
  return `${JSON.stringify({ logs: { logs_collected: { files: { collect_list: files } } } })}\n`;
}

function installer({ region, ssm }: Agents): string {
  const cloudWatch = `https://amazoncloudwatch-agent-${region}.s3.${region}.amazonaws.com/debian/$arch/latest`;
  const systemsManager = `https://s3.${region}.amazonaws.com/amazon-ssm-${region}/latest/debian_$arch`;
  return lines(
    "#!/bin/bash",
    "set -euo pipefail",
    'GNUPGHOME=$(mktemp -d); export GNUPGHOME; trap \'rm -rf "$GNUPGHOME"\' EXIT; cd "$GNUPGHOME"',
    "arch=$(dpkg --print-architecture) agent=amazon-cloudwatch-agent",
    'fetch() { curl --fail --silent --show-error --proto =https --tlsv1.2 --retry 5 --remote-name-all "$@"; }',
    "fetch https://amazoncloudwatch-agent.s3.amazonaws.com/assets/$agent.gpg",
    `fetch ${cloudWatch}/$agent.deb{,.sig}`,
    "gpg --batch --quiet --import $agent.gpg",
    "gpg --batch --status-fd 1 --verify $agent.deb.sig $agent.deb > status",
    `grep -q '^\\[GNUPG:\\] VALIDSIG .*${cloudWatchKey}$' status`,
    "dpkg --configure -a",
    "dpkg --install $agent.deb",
    `/opt/aws/$agent/bin/$agent-ctl -a fetch-config -m ec2 -s -c file:${configPath}`,
    ...(ssm ? [`fetch ${systemsManager}/amazon-ssm-agent.deb`, "dpkg --install amazon-ssm-agent.deb"] : []),
    "systemctl disable install-agents.service",
  );
}

// Logs must not depend on the minute in which the host was born: it tries until it has succeeded.
const unit = lines(
  "[Unit]",
  "Description=Install the agents that send logs",
  "",
  "[Service]",
  "Type=oneshot",
  "ExecStart=/usr/local/sbin/install-agents",
  "Restart=on-failure",
  "RestartSec=60",
  "",
  "[Install]",
  "WantedBy=multi-user.target",
);
