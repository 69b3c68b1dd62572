import type { Examples } from "../../../support/examples";
import { bare, generated, machine, unreadable } from "./machine";

const { "a script": script, ...later } = unreadable;

export const examples: Examples = {
  good: { ...generated, "a small cloud-config": machine("#cloud-config\npackages: [nftables]\n") },
  bad: {
    "a template without user data": bare,
    "a script": script,
    "parts that may contradict each other": machine("MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n"),
    "a file that is fetched": machine("#include\nhttps://example.org/user-data\n"),
  },
  unknown: later,
};
