from openai import OpenAI
import base64

client = OpenAI(
    base_url="https://api.xairouter.com/v1",
    api_key="your-api-key"
)

result = client.images.generate(
    model="gpt-image-2",
    prompt="A vertical poster for a modern tea brand, glass cup, grapefruit slices, fresh white and green background",
    size="1024x1536",
    quality="high",
    output_format="png",
)

image_base64 = result.data[0].b64_json
with open("poster.png", "wb") as f:
    f.write(base64.b64decode(image_base64))
