import base64
from openai import OpenAI
client = OpenAI()
result = client.images.generate(
    model="gpt-image-2",
    prompt="A minimalist square tech poster with a dark background, a glowing chip in the center, and space reserved for a title",
    size="1024x1024",
    quality="high"
)
image_base64 = result.data[0].b64_json
image_bytes = base64.b64decode(image_base64) # Decode the returned image data
with open("poster.png", "wb") as f:
    f.write(image_bytes) # Write the image to a local file
