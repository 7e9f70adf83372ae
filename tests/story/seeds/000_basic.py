from openai import OpenAI
client = OpenAI(
    api_key="your-codegateway-api-key",
    base_url="https://api.codegateway.dev/v1"
)
response = client.images.generate(
    model="gpt-image-2",
    prompt="An orange cat sitting on a stack of books, reading under warm lamplight, watercolor illustration style",
    n=1,
    size="1024x1024"
)
image_url = response.data[0].url
print(f"Image URL: {image_url}") # Valid for 60 minutes
