import type { Adapter } from "../context";
import { withDefault } from "../datum";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

/** ACM certificates; a reference to the validation is one to the certificate. */
export const certificates: Adapter = {
  cloud: "aws",
  reads: [CERTIFICATE, VALIDATION],
  facts: (context) =>
    context.each(CERTIFICATE).map((certificate) => ({
      kind: "certificate",
      cloud: "aws",
      subject: certificate.resource,
      sources: [
        certificate.resource,
        ...context.partsOf(certificate.resource, VALIDATION, "certificateArn").map((reader) => reader.resource),
      ],
      domain: certificate.string("domainName"),
      validation: withDefault(
        certificate.string("validationMethod"),
        "EMAIL",
        "ValidationMethod is EMAIL, https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html",
      ),
    })),
};
