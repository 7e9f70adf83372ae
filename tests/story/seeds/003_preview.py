from openai import OpenAI
client = OpenAI() # Read OPENAI_API_KEY from the environment by default
result = client.images.generate(
    model="gpt-image-2",
    prompt="E-commerce product hero image, white background, premium studio lighting",
    size="1024x1536", # Vertical product image
    quality="medium", # Reduce cost during the preview stage
    background="auto" # Let the model choose the background strategy automatically
)
