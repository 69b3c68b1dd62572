import type { Adapter } from "../context";
import { known, mapDatum, withDefault, type Datum } from "../datum";
import type { Reader } from "../reader";

const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

const API = "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html";

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
      validation: validationOf(certificate),
    })),
};

// Only what ACM itself issues for the public is validated.
function validationOf(certificate: Reader): Datum<string> {
  const written = mapDatum(certificate.string("validationMethod"), (method) =>
    method === "NONE" ? undefined : method,
  );
  const isSet = (property: string) => certificate.value(property).state !== "absent";
  if (written.state !== "absent" || ["certificateBody", "privateKey", "privateKeyWo"].some(isSet)) return written;
  return isSet("certificateAuthorityArn")
    ? known("AUTHORITY", certificate.source("certificateAuthorityArn"))
    : withDefault(written, "EMAIL", `ValidationMethod is EMAIL, ${API}`);
}
