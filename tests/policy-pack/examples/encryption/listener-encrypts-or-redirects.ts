import { unknownValue, type Examples } from "../../../support/examples";
import { balancer, listener } from "../parts";

export const examples: Examples = {
  good: {
    HTTPS: [
      balancer(),
      listener({
        defaultActions: [
          {
            type: "forward",
            targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/t/0123456789abcdef",
          },
        ],
      }),
    ],
    "HTTP that redirects": [
      balancer(),
      listener(
        {
          port: 80,
          protocol: "HTTP",
          defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }],
        },
        "http",
      ),
    ],
  },
  bad: {
    "HTTP that serves": [
      balancer(),
      listener(
        {
          port: 80,
          protocol: "HTTP",
          defaultActions: [
            {
              type: "forward",
              targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/t/0123456789abcdef",
            },
          ],
        },
        "http",
      ),
    ],
    "a second listener on another port": [
      balancer(),
      listener({
        defaultActions: [
          {
            type: "forward",
            targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/t/0123456789abcdef",
          },
        ],
      }),
      listener(
        {
          port: 8080,
          protocol: "HTTP",
          defaultActions: [
            {
              type: "forward",
              targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/t/0123456789abcdef",
            },
          ],
        },
        "other",
      ),
    ],
    "HTTPS that sends clients back to HTTP": [
      balancer(),
      listener({
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP", port: "80", statusCode: "HTTP_302" } }],
      }),
    ],
    "a redirect to HTTP": [
      balancer(),
      listener(
        {
          port: 80,
          protocol: "HTTP",
          defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP", port: "443", statusCode: "HTTP_301" } }],
        },
        "http",
      ),
    ],
  },
  unknown: {
    "set from another resource": [
      balancer(),
      listener({
        protocol: unknownValue,
        defaultActions: [
          {
            type: "forward",
            targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-2:111122223333:targetgroup/t/0123456789abcdef",
          },
        ],
      }),
    ],
  },
};
