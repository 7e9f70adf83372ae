"""A large upload with the Python client: the picture's path; prints what the client raises, as JSON."""

import json
import sys
from pathlib import Path

import openai


def main() -> None:
    client = openai.OpenAI(max_retries=0, timeout=60)
    try:
        with Path(sys.argv[1]).open("rb") as file:
            client.images.edit(image=[file], model="gpt-image-2", prompt="Make the sky green")
    except openai.APIError as problem:
        status = getattr(problem, "status_code", None)
        print(json.dumps({"name": type(problem).__name__, "status": status, "code": problem.code}))


main()
