"""What a customer with openai 1.x runs; prints one JSON object of what it got."""

import asyncio
import base64
import json
import os

import openai


def main() -> None:
    client = openai.OpenAI(max_retries=0)
    answer = client.images.generate(
        model="gpt-image-2",
        prompt="a fox",
        background="opaque",
        moderation="low",
        n=2,
        output_compression=80,
        output_format="jpeg",
        quality="high",
        size="1536x1024",
        user="u1",
        extra_body=json.loads(os.environ["EXTRA"]),
    )
    absent = client.images.generate(model="gpt-image-2", prompt="none", n=None, size="1024x1024", quality=None)
    raw = client.images.with_raw_response.generate(model="gpt-image-2", prompt="a fox", size="1024x1024")
    told = {
        "version": openai.__version__,
        "pictures": [base64.b64decode(datum.b64_json)[:3].hex() for datum in answer.data],
        "links": [datum.url for datum in answer.data],
        "size": answer.size,
        "seed": answer.to_dict()["impasto"]["seed"],
        "absent": len(absent.data),
        "usage": answer.usage.to_dict(),
        "request_id": raw.headers["x-request-id"],
        "models": [model.id for model in client.models.list()],
        "model": client.models.retrieve("gpt-image-2").owned_by,
        "refusal": refusal(client),
        "async": asyncio.run(asynchronously()),
    }
    print(json.dumps(told))


def refusal(client: openai.OpenAI) -> dict[str, object]:
    try:
        client.images.generate(model="gpt-image-2", prompt="a fox", n=11)
    except openai.BadRequestError as problem:
        return {
            "status": problem.status_code,
            "code": problem.code,
            "param": problem.param,
            "type": problem.type,
            "request_id": problem.request_id,
        }
    return {}


async def asynchronously() -> int:
    async with openai.AsyncOpenAI(max_retries=0) as client:
        answer = await client.images.generate(model="gpt-image-2", prompt="a fox", size="1024x1024")
    return len(base64.b64decode(answer.data[0].b64_json))


main()
