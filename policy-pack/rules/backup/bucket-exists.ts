import { all, fails, holds } from "../../logic/outcome";
import { rule } from "../rule";
import { stackHas } from "../shared/present";

export default rule({
  id: "bucket-exists",
  title: "Uploaded files have a bucket",
  severity: "high",
  over: "estate",
  enforced: "claimed",
  holds: (estate) =>
    stackHas(estate, "store", "no bucket for files is declared", (store) =>
      all(
        store.purpose === "bucket" ? holds() : fails("a store of another kind"),
        store.encryption.state === "known" && store.encryption.value === "kms" ? holds() : fails("a bucket for logs"),
      ),
    ),
  fix: { aws: "Declare an s3.Bucket.", azure: "Declare a storage account with a container." },
});
