import { createPublicKey } from "node:crypto";
import type { Json, Properties } from "../../../../cli/preview/graph";
import { installedSdk } from "../../../support/sdk-types";
import { LocalProvider, type LocalType } from "../local-provider";
import type { Problem } from "../provider";
import { text, textsIn } from "../wire";
import { isDue, locallySigned, request, selfSigned } from "./certificates";
import { USES } from "./extensions";
import { algorithmOf, ALGORITHMS, CURVES, newKey, publicForms } from "./keys";

const oneOf = (property: string, value: Json | undefined, allowed: readonly string[]): Problem[] =>
  typeof value === "string" && !allowed.includes(value)
    ? [{ property, reason: `${JSON.stringify(value)}; one of ${allowed.join(", ")}` }]
    : [];

/** A private key comes in one of two ways. Where it is not known yet, nobody can say that it is missing. */
const oneKey =
  (property: string) =>
  (inputs: Properties): Problem[] =>
    property in inputs && `${property}Wo` in inputs
      ? [{ property, reason: `given together with ${property}Wo; exactly one of them` }]
      : [];

/** What the provider's schema says in words only. */
function certificateProblems({ allowedUses, validityPeriodHours }: Properties): Problem[] {
  const uses = textsIn(allowedUses ?? []).flatMap((use) => oneOf("allowedUses", use, USES));
  const negative = typeof validityPeriodHours === "number" && validityPeriodHours < 0;
  return [
    ...uses,
    ...(negative ? [{ property: "validityPeriodHours", reason: `${validityPeriodHours}; at least 0` }] : []),
  ];
}

const certificate: Pick<LocalType, "inPlace" | "aged"> = {
  inPlace: ["earlyRenewalHours"],
  aged: (outputs) => ({ readyForRenewal: isDue(outputs) }),
};
const CERTIFICATE_OUTPUTS = ["certPem", "readyForRenewal", "validityEndTime", "validityStartTime"];
const CERTIFICATE_DEFAULTS = {
  earlyRenewalHours: 0,
  isCaCertificate: false,
  maxPathLength: -1,
  setSubjectKeyId: false,
};

const types: Readonly<Record<string, LocalType>> = {
  "tls:index/privateKey:PrivateKey": {
    defaults: { rsaBits: 2048, ecdsaCurve: "P224" },
    computed: [
      ...["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh", "publicKeyPem", "publicKeyOpenssh"],
      ...["publicKeyFingerprintMd5", "publicKeyFingerprintSha256"],
    ],
    secret: ["privateKeyPem", "privateKeyPemPkcs8", "privateKeyOpenssh"],
    problems: ({ algorithm, ecdsaCurve }) => [
      ...oneOf("algorithm", algorithm, ALGORITHMS),
      ...oneOf("ecdsaCurve", ecdsaCurve, Object.keys(CURVES)),
    ],
    make: newKey,
  },
  "tls:index/certRequest:CertRequest": {
    computed: ["certRequestPem", "keyAlgorithm"],
    writeOnly: ["privateKeyPemWo"],
    problems: oneKey("privateKeyPem"),
    make: request,
  },
  "tls:index/selfSignedCert:SelfSignedCert": {
    ...certificate,
    defaults: { ...CERTIFICATE_DEFAULTS, setAuthorityKeyId: false },
    computed: [...CERTIFICATE_OUTPUTS, "keyAlgorithm"],
    writeOnly: ["privateKeyPemWo"],
    problems: (inputs) => [...oneKey("privateKeyPem")(inputs), ...certificateProblems(inputs)],
    make: selfSigned,
  },
  "tls:index/locallySignedCert:LocallySignedCert": {
    ...certificate,
    defaults: CERTIFICATE_DEFAULTS,
    computed: [...CERTIFICATE_OUTPUTS, "caKeyAlgorithm"],
    writeOnly: ["caPrivateKeyPemWo"],
    problems: (inputs) => [...oneKey("caPrivateKeyPem")(inputs), ...certificateProblems(inputs)],
    make: locallySigned,
  },
};

/** Stands in for the provider of keys and certificates: they are real, and as secret as its own. */
export class StandInTls extends LocalProvider {
  readonly name = "tls";
  protected readonly types = types;

  constructor(version: string, folder: string) {
    super(version, installedSdk("tls"), folder);
  }

  invoke(token: string, args: Properties): Properties {
    if (token !== "tls:index/getPublicKey:getPublicKey") {
      throw new Error(`${token}: the stand-in for tls has only getPublicKey`);
    }
    if (text(args.privateKeyPem) === "") throw new Error(`${token}: the stand-in for tls reads privateKeyPem only`);
    const key = createPublicKey(text(args.privateKeyPem));
    const forms = publicForms(key);
    return { ...args, algorithm: algorithmOf(key), ...forms, id: text(forms.publicKeyFingerprintSha256) };
  }
}
