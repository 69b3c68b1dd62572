import type { Rule } from "../rule";
import bucketExpiresWhatIsNotNeeded from "./bucket-expires-what-is-not-needed";
import logsAreKeptAndExpire from "./logs-are-kept-and-expire";
import secretCanBeHadBack from "./secret-can-be-had-back";

/** Nothing is kept longer than needed. */
const retention: readonly Rule[] = [bucketExpiresWhatIsNotNeeded, logsAreKeptAndExpire, secretCanBeHadBack];
export default retention;
