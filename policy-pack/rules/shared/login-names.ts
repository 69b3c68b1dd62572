/** What attackers try first: the images' and the distributions' own accounts, and `default`, which stands for them. */
export const STANDARD_LOGINS: readonly string[] = [
  "admin",
  "administrator",
  "azureuser",
  "centos",
  "debian",
  "default",
  "deploy",
  "ec2-user",
  "mysql",
  "oracle",
  "postgres",
  "root",
  "test",
  "ubuntu",
  "user",
];
