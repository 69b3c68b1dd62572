import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { aurora } from "../parts";

export const examples: Examples = {
  good: {
    "PostgreSQL forced": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "rds.force_ssl", value: "1" },
          { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        ],
      }),
      aurora({ dbClusterParameterGroupName: ref("parameters") }),
    ],
    "MySQL forced": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "require_secure_transport", value: "ON" },
          { name: "tls_version", value: "TLSv1.2,TLSv1.3" },
        ],
      }),
      aurora({ engine: "aurora-mysql", dbClusterParameterGroupName: ref("parameters") }),
    ],
  },
  bad: {
    "the default parameters": [aurora()],
    "TLS is forced, and then it is not": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "rds.force_ssl", value: "1" },
          { name: "ssl_min_protocol_version", value: "TLSv1.2" },
          { name: "rds.force_ssl", value: "0" },
        ],
      }),
      aurora({ dbClusterParameterGroupName: ref("parameters") }),
    ],
    "TLS is not forced": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "rds.force_ssl", value: "0" },
          { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        ],
      }),
      aurora({ dbClusterParameterGroupName: ref("parameters") }),
    ],
    "old versions are taken": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "require_secure_transport", value: "ON" },
          { name: "tls_version", value: "TLSv1,TLSv1.2" },
        ],
      }),
      aurora({ engine: "aurora-mysql", dbClusterParameterGroupName: ref("parameters") }),
    ],
    "parameters that the database does not use": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "rds.force_ssl", value: "1" },
          { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        ],
      }),
      aurora(),
    ],
  },
  unknown: {
    "set from another resource": [
      resource("aws:rds/clusterParameterGroup:ClusterParameterGroup", "parameters", {
        parameters: [
          { name: "rds.force_ssl", value: unknownValue },
          { name: "ssl_min_protocol_version", value: "TLSv1.2" },
        ],
      }),
      aurora({ dbClusterParameterGroupName: ref("parameters") }),
    ],
  },
};
