export { didYouMean, distanceBetween } from "../../stacks/support/near";
