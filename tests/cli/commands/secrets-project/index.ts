/** A program that puts a secret wherever a rule may read; with `leak` it also writes it down in plain. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const config = new pulumi.Config();
const token = config.requireSecret("token");
const { result } = new random.RandomPassword("password", { length: 32 });

new aws.rds.Cluster("cluster", {
  engine: "aurora-postgresql",
  masterUsername: "shop",
  masterPassword: pulumi.interpolate`${token}${result}`,
  tags: { owner: token },
});
new aws.ec2.LaunchTemplate("machines", {
  userData: token.apply((text) => Buffer.from(`#cloud-config\nchpasswd: ${text}`).toString("base64")),
  metadataOptions: { httpTokens: token },
});
new aws.s3.BucketPolicy("policy", { bucket: "shop", policy: pulumi.jsonStringify({ Statement: token }) });
new aws.iam.Role("role", { assumeRolePolicy: token, name: token });
new aws.secretsmanager.SecretVersion("version", { secretId: "shop", secretString: token });
new aws.vpc.SecurityGroupIngressRule("rule", { securityGroupId: "sg-1", ipProtocol: token, cidrIpv4: token });

if (config.requireBoolean("leak")) new aws.sns.Topic(`topic-${config.require("token")}`);

export const shown = token;
