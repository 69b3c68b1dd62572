import * as aws from "@pulumi/aws";
import type { Output } from "@pulumi/pulumi";
import { cloudName, tagged, type Ec2Parts } from "../support/ec2-parts";
import type { Domain } from "./args";
import { baseNamesOf, baseOf } from "./domain";

const FIVE_MINUTES = 300;

/** The ARN of a certificate for all names, once ACM has seen in DNS that they are ours. ACM renews it by the same records. */
export function validatedCertificate(parts: Ec2Parts, domain: Domain): Output<string> {
  const certificate = new aws.acm.Certificate(
    `${parts.name}-certificate`,
    {
      domainName: domain.name,
      subjectAlternativeNames: domain.alternativeNames,
      validationMethod: "DNS",
      keyAlgorithm: "EC_prime256v1",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      tags: tagged(parts, cloudName(parts)),
    },
    parts.child,
  );
  const records = baseNamesOf(domain).map((base) => validationRecord(parts, domain, certificate, base));
  const validation = new aws.acm.CertificateValidation(
    `${parts.name}-validation`,
    { certificateArn: certificate.arn, validationRecordFqdns: records.map(({ fqdn }) => fqdn) },
    parts.child,
  );
  return validation.certificateArn;
}

type ValidationOption = aws.types.output.acm.CertificateDomainValidationOption;

/** The names decide which records there are; what is in them, only ACM knows. */
function validationRecord(
  parts: Ec2Parts,
  { hostedZoneId }: Domain,
  { domainValidationOptions }: aws.acm.Certificate,
  base: string,
): aws.route53.Record {
  const option = domainValidationOptions.apply((options) => optionOf(options, base));
  return new aws.route53.Record(
    `${parts.name}-validation-${base}`,
    {
      zoneId: hostedZoneId,
      name: option.resourceRecordName,
      type: option.resourceRecordType,
      records: [option.resourceRecordValue],
      ttl: FIVE_MINUTES,
      // All certificates of an account for a name are validated by one record, so that it may be there.
      allowOverwrite: true,
    },
    parts.child,
  );
}

function optionOf(options: ValidationOption[], base: string): ValidationOption {
  const option = options.find(({ domainName }) => baseOf(domainName) === base);
  if (option === undefined) {
    throw new Error(`domain: ACM asks for no validation of "${base}"`);
  }
  return option;
}
