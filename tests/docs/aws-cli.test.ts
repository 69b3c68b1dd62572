import { AwsCommands, NO_AWS_CLI, pythonOfAwsCli } from "../support/aws-commands";
import { strangersIn } from "../support/aws-commands-names";

const python = pythonOfAwsCli();
if (python === undefined) process.stdout.write(`${NO_AWS_CLI}\n`);
const describeAws: jest.Describe = python === undefined ? describe.skip : describe;

// What the pages' test would say of commands that are wrong: it must not be blind.
describeAws("the stand-in for the AWS CLI", () => {
  let commands: AwsCommands;
  beforeAll(async () => (commands = await AwsCommands.start(python!, { state: "{}", config: {} })));
  afterAll(() => commands?.stop());

  const cluster = "aws rds describe-db-clusters --db-cluster-identifier some";

  test.each([
    [
      "a parameter that there is not",
      "aws rds describe-db-clusters --cluster some",
      "Unknown options: --cluster, some",
    ],
    ["a parameter that is missing", "aws rds failover-db-cluster", "required: --db-cluster-identifier"],
    ["an operation that there is not", "aws rds fail-over-db-cluster", "Invalid choice: 'fail-over-db-cluster'"],
    ["a service that there is not", "aws rdss describe-db-clusters", "Invalid choice: 'rdss'"],
    ["a waiter that there is not", "aws rds wait cluster-available", "Invalid choice: 'cluster-available'"],
    ["a value of another kind", "aws ec2 describe-instances --max-results many", "invalid literal for int()"],
    [
      "a part that there is not",
      "aws ec2 describe-instances --filters Nam=a,Values=b",
      'Unknown parameter in Filters[0]: "Nam"',
    ],
    ["a value that is not allowed", "aws kms create-key --key-usage ENCRYPT", "KeyUsage: received ENCRYPT; accepted: "],
    [
      "a value that is too short",
      "aws ssm get-automation-execution --automation-execution-id 1",
      "valid min length: 36",
    ],
    ["JSON that is none", "aws s3api put-bucket-policy --bucket b --policy file://none.json", "No such file"],
    ["a query that is none", `${cluster} --query 'DBClusters[0'`, "Bad value for --query"],
    ["a query for what there is not", `${cluster} --query 'DBClusters[0].State'`, "--query asks for something"],
    ["a query for nothing", `${cluster} --query 'Clusters[].Status' --output text`, "--query asks for something"],
    ["an option of copying that there is not", "aws s3 sync s3://a s3://b --dry-run", "Unknown options: --dry-run"],
  ])("sees %s", async (_, script, problem) => {
    const { code, aws } = await commands.run(script);
    expect(aws.flatMap(({ problems }) => problems)).toEqual([expect.stringContaining(problem)]);
    // The CLI ends the script, as it would for a person, but at what only AWS itself refuses or only the reader misses.
    expect(code === 0).toBe(/received|asks for/.test(problem));
  });

  test.each([
    [`state=$(${cluster} --query 'DBClusters[0].Status' --output text) && [ "$state" = Status ]`, "DescribeDBClusters"],
    ["aws rds wait db-cluster-available --db-cluster-identifier some", "DescribeDBClusters"],
    ["aws s3 sync s3://a s3://b --dryrun", "ListObjectsV2"],
    [
      "echo '{}' | aws secretsmanager put-secret-value --secret-id s --secret-string file:///dev/stdin",
      "PutSecretValue",
    ],
    [
      "echo '{}' >in.json; aws lambda invoke --function-name f --payload fileb://in.json out.json && cat out.json",
      "Invoke",
    ],
  ])("takes %s", async (script, operation) => {
    const { code, stderr, aws } = await commands.run(script);
    expect([code, stderr, aws.flatMap(({ problems }) => problems)]).toEqual([0, "", []]);
    expect(aws.flatMap(({ requests }) => requests.map((request) => request.operation))).toEqual([operation]);
  });

  test("sees a variable that nothing has set", async () => {
    const { code, stderr } = await commands.run('aws rds describe-db-clusters --db-cluster-identifier "$cluster"');
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining("cluster: unbound variable")]);
  });

  test.each([
    ["a name that nobody makes", "aws rds failover-db-cluster --db-cluster-identifier lamplight-production-db", 1],
    ["a name of another kind", "aws backup describe-backup-vault --backup-vault-name vault", 1],
    [
      "an ARN of what nobody makes",
      "aws sns list-subscriptions-by-topic --topic-arn arn:aws:sns:eu-west-2:1:alerts",
      1,
    ],
    [
      "a name that the stack makes",
      "aws rds failover-db-cluster --db-cluster-identifier lamplight-production-database",
      0,
    ],
    ["a name that a command makes", "aws s3api create-bucket --bucket b; aws s3api delete-bucket --bucket b", 0],
    ["a name that comes too late", "aws s3api delete-bucket --bucket b; aws s3api create-bucket --bucket b", 1],
    ["a name that an output has", 'aws s3api delete-bucket --bucket "$(npx pulumi stack output filesBucket)"', 0],
    [
      "a name that an answer had",
      'aws s3api delete-bucket --bucket "$(aws s3api list-buckets --query "Buckets[0].Name" --output text)"',
      0,
    ],
  ])("knows %s", async (_, script, strangers) => {
    const ran = await commands.run(script);
    expect(ran.aws.flatMap(({ problems }) => problems)).toEqual([]);
    expect(strangersIn(ran, new Set(["lamplight-production-database"]))).toHaveLength(strangers);
  });
});
