curl -X POST https://api.gpt-image-2.xyz/v1/images/generations \
  -H "Authorization: Bearer your-api-key" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "gpt-image-2",
    "prompt": "A futuristic city skyline at sunset with flying cars",
    "size": "1024x1024",
    "quality": "hd",
    "n": 1
  }'
