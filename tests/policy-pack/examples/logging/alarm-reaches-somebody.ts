import { ref, resource, unknownValue, type Examples } from "../../../support/examples";
import { alarm, stack } from "./heard";

const ANY = { metricName: "CPUUtilization", namespace: "AWS/EC2" };

export const examples: Examples = {
  good: {
    "a topic with a subscriber": stack(alarm(ANY)),
    "two topics, one of them heard": stack(alarm({ ...ANY, alarmActions: [ref("silence"), ref("alerts")] })),
  },
  bad: {
    "switched off": stack(alarm({ ...ANY, actionsEnabled: false })),
    "no action": stack(alarm({ ...ANY, alarmActions: undefined })),
    "no action in the list": stack(alarm({ ...ANY, alarmActions: [] })),
    "a topic that nobody subscribes to": stack(alarm({ ...ANY, alarmActions: [ref("silence")] })),
    "only when data is missing": stack(
      alarm({ ...ANY, alarmActions: undefined, insufficientDataActions: [ref("alerts")] }),
    ),
    "no subscription at all": stack(alarm(ANY)).filter(({ name }) => name !== "on-call"),
    "one of two": stack(alarm(ANY), alarm({ ...ANY, actionsEnabled: false }, "other")),
    "off, and the topic is not known": stack(alarm({ ...ANY, actionsEnabled: false, alarmActions: unknownValue })),
  },
  unknown: {
    "perhaps off": stack(alarm({ ...ANY, actionsEnabled: unknownValue })),
    "a topic that is not in the stack": stack(alarm({ ...ANY, alarmActions: ["arn:aws:sns:eu-west-2:1:elsewhere"] })),
    "a subscription to what is not known": [
      ...stack(alarm({ ...ANY, alarmActions: [ref("silence")] })),
      resource("aws:sns/topicSubscription:TopicSubscription", "other", { topic: unknownValue, protocol: "email" }),
    ],
  },
};
