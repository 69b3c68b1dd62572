"""
The AWS CLI without AWS: commands come by a port of loopback, the CLI's own code reads them, checks them against AWS's
models of its services and would send them; what would be sent is reported, and a sample of the answer takes its way
through the CLI's output. Speaks with tests/support/aws-commands.ts.
"""

import contextlib
import io
import json
import os
import re
import socket
import sys

from awscli.clidriver import create_clidriver
from botocore.response import StreamingBody


TIME = "2026-06-01T03:00:00Z"
# What would ask for another page.
PAGING = re.compile("(?i)token|marker|.*(next|continuation|pagination).*|istruncated")


class Sent(Exception):
    """Where an answer cannot be made up: a waiter would wait, a copy would go on copying."""


class Cli:
    def __init__(self):
        self.models = create_clidriver().session.get_component("data_loader")

    def driver(self):
        """A new one for each command, as one leaves traces for the next; AWS's models are read once."""
        driver = create_clidriver()
        driver.session.register_component("data_loader", self.models)
        driver.session.register("before-parameter-build", self.asked)
        driver.session.register("before-call", self.answer)
        return driver

    def run(self, arguments):
        self.requests, self.problems, self.sent = [], [], False
        self.without_answer = arguments[:1] == ["s3"] or arguments[1:2] == ["wait"]
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = self.driver().main(arguments)
            except SystemExit as refused:
                code = refused.code
        output, error = (text.buffer.getvalue().decode() for text in (out, err))
        if self.sent:
            code, output = 0, ""
        elif code != 0:
            # Before its end stand usage and all that there is to choose from.
            self.problems.append(" ".join(error.split())[-300:] or f"ended with {code}")
        elif "--query" in arguments and not self.without_answer and lacks_something(output):
            self.problems.append("--query asks for something that the answer does not have")
        return {"code": code, "output": output, "requests": self.requests, "problems": self.problems}

    def asked(self, params, model, **_):
        self.requests.append(
            {"service": model.service_model.service_name, "operation": model.name, "parameters": params}
        )
        if model.input_shape:
            self.problems += not_allowed(model.input_shape, params, "")

    def answer(self, model, **_):
        if self.without_answer:
            self.sent = True
            raise Sent()
        return _Ok(), sample(model)


class _Ok:
    status_code = 200


def not_allowed(shape, value, path):
    """Values that an enumeration of AWS does not have: the CLI leaves these to the service."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        return [p for k, v in value.items() if k in shape.members for p in not_allowed(shape.members[k], v, f"{path}.{k}")]
    if kind == "list" and isinstance(value, (list, tuple)):
        return [p for v in value for p in not_allowed(shape.member, v, f"{path}[]")]
    if kind == "string" and shape.enum and value not in shape.enum:
        return [f"{path[1:]}: received {value}; accepted: {', '.join(shape.enum)}"]
    return []


def lacks_something(output):
    """A query is not checked: what it does not find is None, null or nothing."""
    words = output.replace(",", " ").split()
    return not words or any(word in ("None", "null", "[]") for word in words)


def sample(model):
    """An answer as AWS's model of the service has it, of one page."""
    shape = model.output_shape
    if shape is None:
        return {"ResponseMetadata": {}}
    answer = {key: made_up(each, key, ()) for key, each in shape.members.items() if not PAGING.fullmatch(key)}
    if model.has_streaming_output:
        answer[shape.serialization["payload"]] = StreamingBody(io.BytesIO(b"{}"), 2)
    return {**answer, "ResponseMetadata": {}}


def made_up(shape, name, within):
    """
    Text is the name of what it stands for, as long as it has to be, but for secrets, which are JSON here; times are the text
    that the CLI makes of them.
    """
    kind = shape.type_name
    if shape.name in within:
        return {}
    if kind == "structure":
        return {key: made_up(each, key, (*within, shape.name)) for key, each in shape.members.items()}
    if kind == "list":
        return [made_up(shape.member, shape.member.name, (*within, shape.name))]
    if kind == "map":
        return {"key": made_up(shape.value, name, (*within, shape.name))}
    if kind == "string" and name == "SecretString":
        return '{"username":"somebody","password":"old"}'
    if kind == "string":
        return shape.enum[0] if shape.enum else name.ljust(shape.metadata.get("min", 0), "-")
    return {"timestamp": TIME, "boolean": True, "blob": b""}.get(kind, 0)


def serve():
    cli = Cli()
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        connection, _ = server.accept()
        with connection, connection.makefile("rb") as lines:
            folder, *arguments = received(lines)
            os.chdir(folder)
            result = cli.run(arguments)
            print(json.dumps({"arguments": arguments, **result}, default=str), flush=True)
            connection.sendall(f"{result['code']}\n{result['output']}".encode())


def received(lines):
    """Texts that end with NUL each, and an empty line after the last."""
    whole = b""
    while not whole.endswith(b"\0\n"):
        whole += lines.readline()
    return whole[:-1].decode().split("\0")[:-1]


if __name__ == "__main__":
    sys.exit(serve())
