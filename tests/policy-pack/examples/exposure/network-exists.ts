import { type Examples } from "../../../support/examples";
import { gateway, vpc } from "./network";

export const examples: Examples = {
  good: { "a network": [vpc] },
  bad: { "no network": [{ ...gateway, inputs: {} }] },
  unknown: { never: "A network is declared or it is not." },
};
