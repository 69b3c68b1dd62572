import * as pulumi from "@pulumi/pulumi";

/** A program with one secret and nothing else. */
export const secret = new pulumi.Config().requireSecret("secret");
