import { operators, userDataOf } from "../web-tier/fixtures";
import { bastionGraph, sessionManager } from "./fixtures";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

describe("the bastion's user data", () => {
  it("is known at preview: accounts of the operators, none of them root", async () => {
    const { config, file } = userDataOf((await bastionGraph()).only(TEMPLATE));
    expect(config.users.map(({ name }) => name)).toEqual(["ines-moreau", "tom-okafor"]);
    for (const [index, user] of config.users.entries()) {
      expect(user).toMatchObject({ lock_passwd: true, ssh_authorized_keys: operators[index]?.publicKeys });
      expect(user.sudo).toBeUndefined();
    }
    expect(file("/etc/ssh/sshd_config.d/00-hardened.conf")).toMatch(/^AllowUsers ines-moreau tom-okafor$/m);
  });

  it("listens on the port of the security group, and lets people on to the app tier's hosts", async () => {
    const { file } = userDataOf((await bastionGraph({ sshPort: 40022 })).only(TEMPLATE));
    const sshd = file("/etc/ssh/sshd_config.d/00-hardened.conf");
    expect(sshd).toMatch(/^Port 40022$/m);
    expect(sshd).toMatch(/^PermitOpen \*:40022$/m);
    expect(file("/etc/nftables.conf")).toContain(
      "ip daddr { 10.20.32.0/24, 10.20.33.0/24, 10.20.34.0/24 } tcp dport 40022 accept",
    );
  });

  it("lets people on to where is said instead", async () => {
    const forwardTo = [{ to: ["10.20.48.0/24"], ports: [5432] }];
    const { file } = userDataOf((await bastionGraph({ forwardTo })).only(TEMPLATE));
    expect(file("/etc/ssh/sshd_config.d/00-hardened.conf")).toMatch(/^PermitOpen \*:5432$/m);
    expect(file("/etc/nftables.conf")).toContain("ip daddr 10.20.48.0/24 tcp dport 5432 accept");
  });

  it("gives root to administrators alone", async () => {
    const { config } = userDataOf((await bastionGraph({ administrators: ["tom-okafor"] })).only(TEMPLATE));
    expect(config.users.filter(({ sudo }) => sudo).map(({ name }) => name)).toEqual(["tom-okafor"]);
  });

  it("sends logins and commands to the log group", async () => {
    const { file } = userDataOf((await bastionGraph()).only(TEMPLATE));
    const agent = file("/etc/hardened-hosting/cloudwatch-agent.json");
    expect(agent).toContain('"log_group_name":"lamplight-production-bastion"');
    expect(agent).toContain('"/var/log/auth.log"');
    expect(agent).toContain('"/var/log/audit/audit.log"');
  });

  it("has no SSH server with Session Manager, and its agent instead", async () => {
    const { config, file } = userDataOf((await bastionGraph({ ...sessionManager, operators })).only(TEMPLATE));
    expect(config.users).toEqual([]);
    expect(file("/etc/ssh/sshd_config.d/00-hardened.conf")).toBe("");
    expect(file("/usr/local/sbin/install-agents")).toContain("amazon-ssm-agent.deb");
    const ssh = userDataOf((await bastionGraph()).only(TEMPLATE));
    expect(ssh.file("/usr/local/sbin/install-agents")).not.toContain("amazon-ssm-agent.deb");
  });
});
