import { resource, unknownValue, type Examples } from "../../../support/examples";

const attached = (policyArn: unknown, type = "role") => {
  const Type = `${type[0]!.toUpperCase()}${type.slice(1)}`;
  return [
    resource(`aws:iam/${type}PolicyAttachment:${Type}PolicyAttachment`, "attachment", {
      [type]: "somebody",
      policyArn,
    }),
  ];
};
const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`;

export const examples: Examples = {
  good: {
    "a narrow one": attached(aws("AmazonSSMManagedInstanceCore")),
    "for a service": attached(aws("service-role/AWSBackupServiceRolePolicyForBackup")),
  },
  bad: {
    everything: attached(aws("AdministratorAccess")),
    "everything, to a group": attached(aws("AdministratorAccess"), "group"),
    "everything, to a person": attached(aws("AdministratorAccess"), "user"),
    "everything but people": attached(aws("PowerUserAccess")),
    "all of IAM": attached(aws("IAMFullAccess")),
    "all of S3": attached(aws("AmazonS3FullAccess")),
    "a whole job": attached(aws("job-function/SystemAdministrator")),
    "everything, in another partition": attached("arn:aws-cn:iam::aws:policy/AdministratorAccess"),
    "everything, for a service that needs it": attached(aws("AdministratorAccess-Amplify")),
    "as the role's own argument": [
      resource("aws:iam/role:Role", "role", { managedPolicyArns: [aws("ReadOnlyAccess"), aws("AdministratorAccess")] }),
    ],
  },
  unknown: { "a policy that is not known": attached(unknownValue) },
};
