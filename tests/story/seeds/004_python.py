from openai import OpenAI

client = OpenAI(
    api_key="your-api-key",
    base_url="https://api.gpt-image-2.xyz/v1"  # Switch to api.openai.com on launch
)

response = client.images.generate(
    model="gpt-image-2",
    prompt="A futuristic city skyline at sunset with flying cars",
    size="1024x1024",
    quality="hd",
    n=1,
)

image_url = response.data[0].url
print(image_url)
