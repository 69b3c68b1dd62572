/** What systems come with: Debian's base-passwd and the packages that a host may carry. */
const system = [
  ..."root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody messagebus".split(
    " ",
  ),
  ..."sshd ntp ntpsec chrony polkitd tcpdump tss uuidd landscape pollinate syslog systemd dnsmasq sudo adm wheel".split(
    " ",
  ),
];

/** What cloud images and their tools create. */
const images = [
  ..."admin administrator debian ubuntu ec2-user ec2-instance-connect ssm-user centos fedora rocky almalinux".split(
    " ",
  ),
  ..."cloud-user cloud opc azureuser azure core bitnami vagrant ansible pi alpine arch freebsd suse linux".split(" "),
];

/** What guessing programs try next: services and roles, none of them a person. */
const guessed = [
  ..."nginx apache httpd tomcat mysql mariadb postgres postgresql redis mongodb elasticsearch oracle hadoop".split(" "),
  ..."kafka git gitlab jenkins deploy deployer docker kubernetes ftp ftpuser www web webmaster hostmaster".split(" "),
  ..."postmaster user test tester guest demo support operator sysadmin superuser service info default".split(" "),
  ..."bastion monitor nagios zabbix grafana prometheus app dev developer ops devops toor server".split(" "),
];

/** Login names that no operator may have: they exist already, or are the first that an attacker tries. */
export const reservedLogins: ReadonlySet<string> = new Set([...system, ...images, ...guessed]);
