import { Document, isScalar, visit } from "yaml";

/**
 * YAML 1.1, which is what cloud-init reads: there `0644`, `on` and `22:30` are not strings unless quoted. Lists of plain values
 * go on one line, because every byte of user data counts.
 */
export function yamlText(value: unknown): string {
  const document = new Document(value, { version: "1.1", aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      if (list.items.length > 0 && list.items.every(isScalar)) list.flow = true;
    },
  });
  // A document that names its version would begin with a directive, which must not stand after `#cloud-config`'s own line.
  return document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false, directives: false });
}
